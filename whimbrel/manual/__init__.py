"""Floor 2, manual: the Manual for National Focal Points, its editions, translations and the input of all Parties.

Stands on treaties, people and core.
"""
