"""What the database says now, asked by the shortest way: nothing of Django between SQLite and the answer."""

import sqlite3
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Protocol

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

ALL = "SELECT scope, number FROM core_generation"
Numbers = Mapping[str, int]


class Unreadable(Exception):
    """The database cannot be asked now; Django shall say so to the reader."""


class Witness(Protocol):
    def numbers(self) -> Numbers:
        """The generations as of now. The same object as long as nothing has changed. Raises Unreadable."""

    def read(self, sql: str, params: Sequence[Any]) -> tuple[Any, ...] | None:
        """One row by its key. Raises Unreadable."""


class _Latest:
    """The last numbers seen by any thread, so that equal ones are one object."""

    def __init__(self) -> None:
        self.numbers: Numbers = {}

    def same_or(self, found: Numbers) -> Numbers:
        if found != self.numbers:
            self.numbers = found
        return self.numbers


class SqliteWitness:
    """Asks SQLite itself whether anybody has committed since: `PRAGMA data_version`, three microseconds."""

    def __init__(self, path: str) -> None:
        self._uri = f"file:{path}?mode=ro"
        self._own = threading.local()
        self._latest = _Latest()

    def numbers(self) -> Numbers:
        own = self._own
        try:
            if not hasattr(own, "execute"):
                self._connect()
            version = own.execute("PRAGMA data_version").fetchone()[0]
            if version != own.version:
                # Read after the version: a commit in between makes the next look read again.
                found = dict(own.execute(ALL).fetchall())
                own.numbers, own.version = self._latest.same_or(found), version
        except sqlite3.Error as error:
            raise Unreadable from error
        numbers: Numbers = own.numbers
        return numbers

    def read(self, sql: str, params: Sequence[Any]) -> tuple[Any, ...] | None:
        try:
            if not hasattr(self._own, "execute"):
                self._connect()
            found = self._own.execute(_with_marks(sql), [_kept(one) for one in params])
            row: tuple[Any, ...] | None = found.fetchone()
        except sqlite3.Error as error:
            raise Unreadable from error
        return row

    def _connect(self) -> None:
        connection = sqlite3.connect(self._uri, uri=True, isolation_level=None, timeout=1)
        self._own.execute, self._own.version, self._own.numbers = connection.execute, None, {}


class DatabaseWitness:
    """Asks any other database with one short query for each answer: the sum grows with every commit that
    raised a generation, on whichever host."""

    SUM = "SELECT coalesce(sum(number), 0) FROM core_generation"

    def __init__(self, alias: str = "default") -> None:
        self._alias = alias
        self._own = threading.local()
        self._latest = _Latest()

    def numbers(self) -> Numbers:
        row = self.read(self.SUM, ())
        version = row[0] if row else None
        if version != getattr(self._own, "version", None):
            with self._connection().cursor() as cursor:
                cursor.execute(ALL)
                found = dict(cursor.fetchall())
            self._own.numbers, self._own.version = self._latest.same_or(found), version
        numbers: Numbers = getattr(self._own, "numbers", {})
        return numbers

    def read(self, sql: str, params: Sequence[Any]) -> tuple[Any, ...] | None:
        try:
            with self._connection().cursor() as cursor:
                cursor.execute(sql, list(params))
                row: tuple[Any, ...] | None = cursor.fetchone()
        except DatabaseError as error:
            self._own.connection = None
            raise Unreadable from error
        return row

    def _connection(self) -> BaseDatabaseWrapper:
        connection: BaseDatabaseWrapper | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = connections.create_connection(self._alias)
        return connection


@lru_cache(maxsize=100)
def _with_marks(sql: str) -> str:
    return sql.replace("%s", "?")


def _kept(value: Any) -> Any:
    """A moment as Django keeps it in SQLite."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    return value
