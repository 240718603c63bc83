"""The front page, the desk, the country room and its handover file."""
