"""What is asked in training, a file for each form people fill in."""
