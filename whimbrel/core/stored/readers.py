"""Who asks, as far as a slot may know: read afresh from the database for every answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from django.http import HttpRequest

VISITOR = "visitor"
# Reads one row by its key: the statement with %s, and what stands for each.
PointRead = Callable[[str, Sequence[Any]], tuple[Any, ...] | None]


@dataclass(frozen=True)
class Person:
    """The signed-in person, as plain values."""

    pk: int
    name: str
    is_staff: bool = False
    # Pages that differ by class of reader are stored once for each class.
    visible_to: str = "member"


@dataclass(frozen=True)
class Reader:
    """One reader of one page."""

    language: str
    # The address of the page with its query, to come back to; "" where there is nothing to come back to.
    way_back: str = ""
    # From outside, so that the page must carry its style sheet.
    is_arriving: bool = True
    person: Person | None = None
    # Something waits for this reader that only a request to Django can tell, such as a message.
    has_news: bool = False
    csrf_secret: str = ""
    # The page with its query: a form's token looks different on each.
    page: str = ""
    request: "HttpRequest | None" = field(default=None, compare=False)


class Doorkeeper(Protocol):
    """Knows people. One room has one."""

    def by_session(self, read: PointRead, session_key: str) -> tuple[Person | None, bool]:
        """The person whose session it is, and whether the session holds news for them."""

    def by_user(self, user: Any) -> Person | None:
        """The same person, from the user that Django found."""


_doorkeeper: list[Doorkeeper] = []


def keep_door(doorkeeper: Doorkeeper) -> None:
    _doorkeeper[:] = [doorkeeper]


def has_doorkeeper() -> bool:
    """False while the rooms are still being loaded."""
    return bool(_doorkeeper)


def doorkeeper() -> Doorkeeper:
    return _doorkeeper[0]
