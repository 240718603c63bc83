"""The Manual's pages."""
