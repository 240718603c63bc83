"""The two databases: each keeps the same terms, and finds the same entries by them."""

from types import ModuleType

from django.db import connection

from whimbrel.core.search.engines import postgresql, sqlite


def engine() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite
