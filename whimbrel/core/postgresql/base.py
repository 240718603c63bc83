from django.db.backends.postgresql import base

from whimbrel.core.stored.writes import WatchedWrites


class DatabaseWrapper(WatchedWrites, base.DatabaseWrapper):
    """PostgreSQL, watched: a stored page never outlives a write."""
