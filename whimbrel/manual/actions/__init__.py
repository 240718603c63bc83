"""What is done to the Manual."""
