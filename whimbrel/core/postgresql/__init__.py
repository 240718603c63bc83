"""PostgreSQL with generations that rise in the writing transaction."""
