"""Floor 3, work plan: programme items, activities, criteria, ear-marked contributions and the money of grants.

Stands on treaties, people and core. Founding document, paragraphs 1 to 6.
"""
