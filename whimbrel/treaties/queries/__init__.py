"""Nouns that read across the registry, one subject a file."""
