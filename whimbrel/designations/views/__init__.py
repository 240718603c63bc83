"""The directory, invitations, letters."""
