"""Verbs that write the registry, one subject a file."""
