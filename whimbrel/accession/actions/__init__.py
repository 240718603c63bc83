"""Verbs that write what concerns the recruitment of Parties, one subject a file."""
