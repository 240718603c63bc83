"""Verbs that write training records, one subject a file."""
