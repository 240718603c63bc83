"""What can be read in the e-community, and by whom."""
