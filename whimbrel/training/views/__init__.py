"""The pages of training, one noun a file."""
