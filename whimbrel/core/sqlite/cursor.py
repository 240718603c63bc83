from typing import Any

from django.db.backends.sqlite3.base import SQLiteCursorWrapper


class Cursor(SQLiteCursorWrapper):
    """Takes at once what a write gives back, so that its transaction can end before somebody asks for it.

    SQLite refuses to commit while rows of an `INSERT … RETURNING` wait to be fetched.
    """

    _given: list[Any] | None = None

    def execute(self, query: str, params: Any = None) -> "Cursor":
        self._given = None
        super().execute(query, params)
        if "RETURNING" in query and not query.startswith("SELECT"):
            self._given = super().fetchall()
        return self

    def fetchone(self) -> Any:
        if self._given is None:
            return super().fetchone()
        return self._given.pop(0) if self._given else None

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        if self._given is None:
            return super().fetchmany(size)
        taken, self._given = self._given[:size], self._given[size:]
        return taken

    def fetchall(self) -> list[Any]:
        if self._given is None:
            return super().fetchall()
        taken, self._given = self._given, []
        return taken

    def __next__(self) -> Any:
        if self._given is None:
            return super().__next__()
        if not self._given:
            raise StopIteration
        return self._given.pop(0)
