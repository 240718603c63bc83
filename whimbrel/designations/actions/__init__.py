"""Verbs of the room: letters, invitations, seats, the yearly question."""
