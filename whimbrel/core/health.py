"""Whether what the house stands on does stand."""

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


def readiness() -> dict[str, bool]:
    """Each part without which readers or writers would wait in vain, and whether it is there."""
    if not database_answers():
        return {"database": False, "migrations": False, "worker": False}
    try:
        migrated = not unapplied_migrations()
        return {"database": True, "migrations": migrated, "worker": migrated and is_alive(now())}
    except DatabaseError:
        return {"database": True, "migrations": False, "worker": False}
