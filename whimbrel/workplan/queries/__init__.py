"""What was planned and done, and where the money stands."""
