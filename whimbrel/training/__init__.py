"""Floor 3, training: workshops and who attended them.

Stands on treaties and core. Founding document, paragraphs 3 and 7 to 9.
"""
