"""Outside the floors: the `whimbrel` command.

Stands on every room; calls their actions and queries, holds no rules of its own.
"""
