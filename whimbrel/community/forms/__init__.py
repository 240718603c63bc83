"""What people fill in, in the e-community; one subject a file."""
