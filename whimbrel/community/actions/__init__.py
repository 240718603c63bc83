"""What people do in the e-community."""
