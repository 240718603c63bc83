"""How often what pages are made from has changed.

A scope is a name in the table `core_generation`; its number grows with each transaction that wrote there:

    <table>            any row of the table: what lists and menus are made from
    <table>/<share>    the rows about one subject, of a table that a room has declared divided
    <table>/*          rows of a divided table, written by somebody who did not say about what
    language:<code>    every page in that language
    site               every page

A number is a point in time in microseconds or, where the clock has been set back, one more than before;
so that a database restored from a backup never comes to a number a second time.
"""

import re
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "core_generation"
SITE = "site"
# What no public page is made from, and what is written too often to be watched.
UNWATCHED = {
    "django_session",
    "core_heartbeat",
    "core_letter",
    "core_deliveryattempt",
    "core_mailaddress",
    "core_mailrefusal",
    "core_receivedletter",
    "core_searchentry",
    "core_searchmiss",
    "core_searchneighbour",
    "core_searchreading",
    "core_timetableentry",
    "django_tasks_db_dbtaskresult",
    TABLE,
}
SHARES = 256

WORD = re.compile(r"\w+")
SOURCE = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)"?', re.IGNORECASE)
TARGET = re.compile(
    r'\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+ONLY)?|DELETE\s+FROM)\s+"?(\w+)"?',
    re.IGNORECASE,
)
UPDATE = re.compile(r'^\s*UPDATE\s+"(\w+)"\s+SET\s+(.+?)\s+WHERE\b', re.DOTALL)
SET = re.compile(r'"(\w+)"\s*=')
TRUNCATE = re.compile(r"^\s*TRUNCATE\b", re.IGNORECASE)

Numbers = Mapping[str, int]
_divided: set[str] = set()
_overlooked: dict[str, set[str]] = {}
_subject: ContextVar[str] = ContextVar("subject", default="")


class UnknownSource(Exception):
    """A page was made from something whose changes nobody counts. It cannot be stored."""


def divide(*tables: str) -> None:
    """Count these tables by subject: a page about one outlives writes about another."""
    _divided.update(tables)


def overlook(table: str, *columns: str) -> None:
    """Let no page wait for these columns, which none is made from: a sign-in writes when it was, and that is all."""
    _overlooked.setdefault(table, set()).update(columns)


@contextmanager
def about(subject: str) -> Iterator[None]:
    """What is read or written of divided tables inside concerns this subject only, such as "country:KEN".

    A reader that does not say so depends on the whole table, a writer that does not changes the whole table.
    """
    before = _subject.set(subject)
    try:
        yield
    finally:
        _subject.reset(before)


def language(code: str) -> str:
    return f"language:{code}"


@cache
def tables() -> frozenset[str]:
    """The tables of all models."""
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True))


@lru_cache(maxsize=4000)
def read_tables(sql: str) -> frozenset[str]:
    """Every table the statement may read. Raises UnknownSource.

    A table counts as soon as its name is in the text: too many are no harm, one too few would be.
    """
    named = frozenset(WORD.findall(sql)) & tables()
    if named & UNWATCHED:
        raise UnknownSource(", ".join(sorted(named & UNWATCHED)))
    unknown = set(SOURCE.findall(sql)) - tables()
    if unknown:
        raise UnknownSource(", ".join(sorted(unknown)))
    return named


@lru_cache(maxsize=4000)
def written_tables(sql: str) -> frozenset[str]:
    """The tables the statement writes, of those that are watched."""
    update = UPDATE.match(sql)
    if update and set(SET.findall(update[2])) <= _overlooked.get(update[1], set()):
        return frozenset()
    targets = WORD.findall(sql) if TRUNCATE.match(sql) else TARGET.findall(sql)
    return (frozenset(targets) & tables()) - UNWATCHED


def scopes_read(sql: str) -> set[str]:
    """What a page that runs the statement depends on. Raises UnknownSource."""
    subject = _subject.get()
    scopes = set()
    for table in read_tables(sql):
        if subject and table in _divided:
            scopes |= {f"{table}/*", _share(table, subject)}
        else:
            scopes.add(table)
    return scopes


def scopes_written(sql: str) -> set[str]:
    """What the statement changes."""
    subject = _subject.get()
    scopes = set()
    for table in written_tables(sql):
        scopes.add(table)
        if table in _divided:
            scopes.add(_share(table, subject) if subject else f"{table}/*")
    return scopes


def bump(connection: BaseDatabaseWrapper, scopes: Iterable[str]) -> None:
    """Raise the numbers, inside the transaction that is open.

    In the order of their names, so that two transactions never wait for each other.
    """
    now = time.time_ns() // 1000
    rows = [(scope, now) for scope in sorted(scopes)]
    values = ", ".join(["(%s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} (scope, number) VALUES {values} "  # noqa: S608 (no words from outside)
            "ON CONFLICT (scope) DO UPDATE SET number = "
            f"CASE WHEN {TABLE}.number >= excluded.number THEN {TABLE}.number + 1 ELSE excluded.number END",
            [value for row in rows for value in row],
        )


def _share(table: str, subject: str) -> str:
    """A bounded number of shares, so that the table of generations stays small. Two subjects in one share
    cost a page made anew, never a page too old."""
    return f"{table}/{zlib.crc32(subject.encode()) % SHARES:02x}"
