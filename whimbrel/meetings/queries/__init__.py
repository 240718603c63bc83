"""What notifications are, to whom they go, and what was answered."""
