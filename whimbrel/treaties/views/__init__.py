"""The public pages of the registry, one noun a file."""
