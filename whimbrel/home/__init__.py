"""Floor 5, roof: the front page, where the rooms below are shown side by side.

Stands on every room below.
"""
