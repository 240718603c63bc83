"""What a page is made from, noted while it is made."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections

from whimbrel.core.stored.generations import UnknownSource, scopes_read

_watching: ContextVar[tuple["Watched", ...]] = ContextVar("watching", default=())
Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class Watched:
    """The scopes read so far; `is_known` is False once something was read whose changes nobody counts."""

    def __init__(self) -> None:
        self.scopes: set[str] = set()
        self.is_known = True

    def note(self, execute: Execute, sql: str, params: Any, many: bool, context: Any) -> Any:
        try:
            self.scopes |= scopes_read(sql)
        except UnknownSource:
            self.is_known = False
        return execute(sql, params, many, context)


@contextmanager
def watch_reads() -> Iterator[Watched]:
    """Note every table that is read inside, through the default connection of this thread."""
    watched = Watched()
    before = _watching.set((*_watching.get(), watched))
    try:
        with connections["default"].execute_wrapper(watched.note):
            yield watched
    finally:
        _watching.reset(before)


def note_scopes(scopes: Iterable[str]) -> None:
    """Tell whoever watches that these were read, by somebody before."""
    for watched in _watching.get():
        watched.scopes.update(scopes)
