"""Verbs that write what concerns national plans, one subject a file."""
