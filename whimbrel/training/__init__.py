"""Floor 3, training: workshops, who was nominated for them, who came, and what came of it.

Stands on treaties and core. Founding document, paragraphs 3 and 7 to 9.
"""
