"""Verbs that need several rooms."""
