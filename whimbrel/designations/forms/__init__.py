"""Questions about letters, the directory and a country's file, one subject a file."""
