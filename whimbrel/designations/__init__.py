"""Floor 2, designations: letters from governments, invitations, the directory, and who may do what.

Stands on treaties, people and core.
"""
