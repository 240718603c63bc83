"""Floor 1, people: accounts, sign-in, language, how to be written to.

Stands on core.
"""
