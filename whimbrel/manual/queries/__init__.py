"""What is asked of the Manual."""
