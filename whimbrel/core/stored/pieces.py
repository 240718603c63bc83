"""What takes long to count or to draw, kept in memory until something it was made from changes.

The front page is made anew when a workshop changes; its map is not, because it was made from other tables. A
piece obeys the law of the pages: it is good as long as the generations it was made from are the current ones,
as they were read before the request was begun. A house without its edge keeps it until the end of the request; for
a form or a task it is made each time.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.conf import settings

from whimbrel.core.stored.generations import Numbers, about
from whimbrel.core.stored.reads import note_scopes, watch_reads
from whimbrel.core.stored.shelf import Shelf

T = TypeVar("T")
# Bytes that a row of a piece takes, about.
ROW = 250


@dataclass(frozen=True)
class Moment:
    """The generations a request was begun with, where they are known, and what was made since."""

    numbers: Numbers | None
    made: dict[Hashable, Any]


_moment: ContextVar[Moment | None] = ContextVar("moment", default=None)


@dataclass(frozen=True)
class Piece:
    value: Any
    scopes: Mapping[str, int]

    @property
    def size(self) -> int:
        each = 1 if isinstance(self.value, str) else ROW
        return 500 + each * (len(self.value) if hasattr(self.value, "__len__") else 1)

    def holds(self, numbers: Numbers) -> bool:
        return all(numbers.get(scope, 0) == number for scope, number in self.scopes.items())


_shelf: Shelf[Hashable, Piece] = Shelf(settings.PAGES_MEMORY // 4)


@contextmanager
def as_of(numbers: Numbers | None) -> Iterator[None]:
    """One request that reads and does not write: inside, pieces are good that were made from these generations."""
    before = _moment.set(Moment(numbers, {}))
    try:
        yield
    finally:
        _moment.reset(before)


def kept(named: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, or gave before from the same rows.

    `named` must hold all that it depends on besides the rows: the language, the day. The value is shared by all
    that ask: nobody may change it.
    """
    moment = _moment.get()
    if moment is None:
        return make()
    numbers = moment.numbers
    if numbers is None:
        if named not in moment.made:
            moment.made[named] = make()
        return cast(T, moment.made[named])
    piece = _shelf.get(named)
    if piece is None or not piece.holds(numbers):
        # Made for whoever asks, also from a page about one subject.
        with about(""), watch_reads() as watched:
            value = make()
        if not watched.is_known:
            return value
        piece = Piece(value, {scope: numbers.get(scope, 0) for scope in watched.scopes})
        _shelf.put(named, piece)
    note_scopes(piece.scopes)
    return cast(T, piece.value)


def forget_all() -> None:
    _shelf.clear()
