"""What is known of training, one noun a file."""
