"""Dull factories: the least a record needs, one file a room."""
