"""Floor 3, accession: the accession graph, the world map, and the recruitment of Parties.

Stands on treaties and core. Founding document, paragraphs 14 to 16.
"""
