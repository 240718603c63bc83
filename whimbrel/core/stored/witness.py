"""What the database says now, asked by the shortest way: nothing of Django between SQLite and the answer."""

import mmap
import os
import queue
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Protocol

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from whimbrel.core.stored.wal_index import HEADER, wal_index

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
    """Looks at SQLite's own note of whether anybody has committed since: half a microsecond."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._uri = f"file:{path}?mode=ro"
        self._own = threading.local()
        self._latest = _Latest()
        # Mapped by each process for itself, after it was forked: see `wal_index`.
        self._index: mmap.mmap | None = None
        self._mapped_by = 0
        # The header of the index, and the numbers that were read after it.
        self._known: tuple[bytes, Numbers] = (b"", {})

    def numbers(self) -> Numbers:
        if self._mapped_by != os.getpid():
            self._index, self._mapped_by = wal_index(self._path), os.getpid()
        if self._index is None:
            return self._asked()
        header = self._index[:HEADER]
        known, numbers = self._known
        if header != known:
            # Read after the header: a commit in between makes the next look read again.
            numbers = self._latest.same_or(dict(self._execute(ALL)))
            self._known = header, numbers
        return numbers

    def _asked(self) -> Numbers:
        """The same by `PRAGMA data_version`, which is of one connection: each thread has its own."""
        version = self._execute("PRAGMA data_version")[0][0]
        own = self._own
        if version != getattr(own, "version", None):
            own.numbers = self._latest.same_or(dict(self._execute(ALL)))
            own.version = version
        numbers: Numbers = own.numbers
        return numbers

    def read(self, sql: str, params: Sequence[Any]) -> tuple[Any, ...] | None:
        rows = self._execute(_with_marks(sql), [_kept(one) for one in params])
        return rows[0] if rows else None

    def _execute(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            if not hasattr(self._own, "execute"):
                connection = sqlite3.connect(self._uri, uri=True, isolation_level=None, timeout=1)
                self._own.execute, self._own.version = connection.execute, None
            return self._own.execute(sql, params).fetchall()
        except sqlite3.Error as error:
            raise Unreadable from error


class DatabaseWitness:
    """Asks any other database with one short query for each answer: the sum grows with every commit that
    raised a generation, on whichever host."""

    SUM = "SELECT coalesce(sum(number), 0) FROM core_generation"
    # Connections that all threads share; many threads wait, and a server has few connections to give.
    CONNECTIONS = 4

    def __init__(self, alias: str = "default") -> None:
        self._alias = alias
        self._latest = _Latest()
        # What was known last: the sum, and the numbers that were read after it.
        self._known: tuple[Any, Numbers] = (None, {})
        self._free: queue.LifoQueue[BaseDatabaseWrapper | None] = queue.LifoQueue()
        for _ in range(self.CONNECTIONS):
            self._free.put(None)

    def numbers(self) -> Numbers:
        (version,) = self._rows(self.SUM, ())[0]
        known, numbers = self._known
        if version != known:
            numbers = self._latest.same_or(dict(self._rows(ALL, ())))
            self._known = version, numbers
        return numbers

    def read(self, sql: str, params: Sequence[Any]) -> tuple[Any, ...] | None:
        rows = self._rows(sql, params)
        return rows[0] if rows else None

    def _rows(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        connection = self._free.get()
        try:
            if connection is None:
                connection = connections.create_connection(self._alias)
                connection.inc_thread_sharing()
            with connection.cursor() as cursor:
                cursor.execute(sql, list(params))
                rows: list[tuple[Any, ...]] = cursor.fetchall()
        except DatabaseError as error:
            connection = None
            raise Unreadable from error
        finally:
            self._free.put(connection)
        return rows


@lru_cache(maxsize=100)
def _with_marks(sql: str) -> str:
    return sql.replace("%s", "?")


def _kept(value: Any) -> Any:
    """A moment as Django keeps it in SQLite."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    return value
