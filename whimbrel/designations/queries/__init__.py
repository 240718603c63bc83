"""What is read across letters, invitations and designations."""
