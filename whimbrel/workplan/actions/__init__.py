"""Verbs that write the work plan, one subject a file."""
