"""Whether what the house stands on does stand."""

from contextlib import suppress
from multiprocessing.synchronize import Event

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import now

from whimbrel.core.worker import is_alive


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except (DatabaseError, ImproperlyConfigured):
        return False


def unapplied_migrations() -> list[str]:
    """Migrations of the code that the database has not seen, as "room.name"."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


class Door:
    """Whether all who knock reach the house itself; not so while its porch still shares the port."""

    def __init__(self) -> None:
        self._opened: Event | None = None

    def opens_with(self, opened: Event) -> None:
        """Take the event, shared by all processes of the house, as the word that the door is open."""
        self._opened = opened

    def is_open(self) -> bool:
        return self._opened is None or self._opened.is_set()


door = Door()


def readiness() -> dict[str, bool]:
    """Each part without which readers or writers would wait in vain, and whether it is there."""
    found = {
        "door": door.is_open(),
        "database": database_answers(),
        "migrations": False,
        "worker": False,
    }
    if found["database"]:
        with suppress(DatabaseError):
            found["migrations"] = not unapplied_migrations()
            found["worker"] = found["migrations"] and is_alive(now())
    return found
