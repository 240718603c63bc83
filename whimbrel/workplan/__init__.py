"""Floor 3, work plan: programme items, activities, criteria and ear-marked contributions.

Stands on treaties and core. Founding document, paragraphs 1 to 6.
"""
