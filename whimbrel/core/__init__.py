"""Floor 0, foundation: what every room stands on, and what knows no treaty.

Stands on nothing of ours.
"""
