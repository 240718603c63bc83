"""What a database connection writes, noted so that the generations rise in the same transaction."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from whimbrel.core.stored.generations import TABLE, bump, scopes_written

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class WatchedWrites(BaseDatabaseWrapper):
    """For a database wrapper of the house: raise, before each commit, the generations of what was written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._written: set[str] = set()
        self._counts = False
        self.execute_wrappers.append(self._note)

    def _note(self, execute: Execute, sql: str, params: Any, many: bool, context: Any) -> Any:
        written = scopes_written(sql) if not sql.startswith("SELECT") else set()
        if not written:
            return execute(sql, params, many, context)
        if self.in_atomic_block or not self.get_autocommit():
            self._written |= written
            return execute(sql, params, many, context)
        # A write by itself becomes a transaction, so that it and its generation are seen together.
        with transaction.atomic(using=self.alias):
            self._written |= written
            return execute(sql, params, many, context)

    def _commit(self) -> None:
        if self._written and self._generations_exist():
            written, self._written = self._written, set()
            bump(self, written)
        super()._commit()  # type: ignore[misc]

    def _rollback(self) -> None:
        self._written = set()
        super()._rollback()  # type: ignore[misc]

    def _close(self) -> None:
        self._written = set()
        super()._close()  # type: ignore[misc]

    def _generations_exist(self) -> bool:
        """False only while the first migrations are on their way."""
        if not self._counts:
            with self.cursor() as cursor:
                self._counts = TABLE in self.introspection.table_names(cursor)
        return self._counts
