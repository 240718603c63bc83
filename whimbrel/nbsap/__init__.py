"""Floor 3, nbsap: national biodiversity strategies and action plans, and how far migratory species are in them.

Stands on treaties, designations and core. Founding document, paragraphs 12 and 13.
"""
