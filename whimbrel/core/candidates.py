"""What a State that is no Party yet, or has just become one, can be asked to: the room that keeps it says so in `candidates.py`.

A room need not know who asks: the file on such a State is kept by a neighbour on its floor.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol


@dataclass(frozen=True)
class Occasion:
    """Something ahead that the public may know of. `number` is its room's own."""

    number: int
    name: str
    url: str
    starts_on: date | None
    # Until then persons can be named for it; None where nobody can.
    until: date | None
    is_invited: bool


class Invite(Protocol):
    def __call__(
        self, number: int, *, country: int, addresses: Collection[str], language: str, by: Any, at: datetime,
    ) -> bool:  # fmt: skip
        """Ask the country, by letters to these addresses too; False where it was asked before. Runs in a transaction.

        Raises LookupError where there is no such occasion, or it is over.
        """


Ahead = Callable[[int, date], list[Occasion]]
_rooms: list[tuple[Ahead, Invite]] = []


def asks(*, ahead: Ahead, invite: Invite) -> None:
    """Say what is ahead for the country with that number, and how it is asked. One room does."""
    _rooms[:] = [(ahead, invite)]


def occasions(country: int, *, on: date) -> list[Occasion]:
    """What is ahead for the country, the soonest first. A fixed number of queries."""
    return [one for ahead, _invite in _rooms for one in ahead(country, on)]


def invite(
    number: int, *, country: int, addresses: Collection[str], language: str, by: Any, at: datetime
) -> bool:
    """Ask the country to the occasion of that number. Raises LookupError where there is none."""
    for _ahead, ask in _rooms:
        return ask(number, country=country, addresses=addresses, language=language, by=by, at=at)
    raise LookupError(number)
