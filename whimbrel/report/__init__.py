"""Floor 4, report: the progress report to the COP, every figure traced to its rows.

Stands on training, workplan, accession, treaties and core. The founding document is its first product.
"""
