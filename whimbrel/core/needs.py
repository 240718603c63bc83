"""What waits for somebody: every room says it for itself, in its `needs.py`, and the roof shows it on the desk.

    @needs_of_person("training.nominations", order=30)
    def nominations(person, at): ...            what waits for this one person

    @needs_of_secretariat("training.requests", order=40)
    def requests(at): ...                       what waits for whoever keeps the records

    @needs_of_officer("accession.overdue", order=60)
    def overdue(officer, at): ...               the same, where not every officer keeps all records

A line leads to where it can be done: one more page, and nothing to look for. A function costs a fixed number of
queries, however much waits: it shows at most LINES of its own, the most urgent first, or counts in one line. What the
person holds is asked of `treaties.queries.offices.offices_of(person, on=day)`, which costs nothing on the desk.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# So many of one kind are shown.
LINES = 10


class Kind(TextChoices):
    """Why it waits, in the order of the desk."""

    DEADLINE = "deadline", _("To be done by a day")
    REQUEST = "request", _("Asked of you")
    UNREAD = "unread", _("Not read yet")
    UNFINISHED = "unfinished", _("Begun and not finished")


@dataclass(frozen=True)
class Need:
    """One thing that waits, and the address where it can be done.

    `day` is the day by which it is due, or since when it waits; `detail` a few words more in small print.
    """

    text: str
    url: str
    kind: Kind = Kind.REQUEST
    day: date | None = None
    detail: str = ""
    is_late: bool = False


Person = AbstractBaseUser | AnonymousUser
OfPerson = Callable[[Person, datetime], Iterable[Need]]
OfSecretariat = Callable[[datetime], Iterable[Need]]
F = TypeVar("F")

_of_person: dict[str, tuple[int, OfPerson]] = {}
_of_secretariat: dict[str, tuple[int, OfPerson]] = {}


def needs_of_person(name: str, *, order: int) -> Callable[[OfPerson], OfPerson]:
    """Ask the decorated function what waits for a person who has signed in. `name` is unique in the house."""

    def keep(function: OfPerson) -> OfPerson:
        _of_person[name] = order, function
        return function

    return keep


def needs_of_secretariat(name: str, *, order: int) -> Callable[[OfSecretariat], OfSecretariat]:
    """Ask the decorated function what waits for those who keep the records; nobody else is shown it."""

    def keep(function: OfSecretariat) -> OfSecretariat:
        _of_secretariat[name] = order, lambda _officer, at: function(at)
        return function

    return keep


def needs_of_officer(name: str, *, order: int) -> Callable[[OfPerson], OfPerson]:
    """Ask the decorated function what waits at the desk of this one officer, who may keep a part of the records only."""

    def keep(function: OfPerson) -> OfPerson:
        _of_secretariat[name] = order, function
        return function

    return keep


def person_needs(person: Person, *, at: datetime) -> dict[Kind, list[Need]]:
    """What waits for the person, by kind: within one the earliest day first, without a day last."""
    found = [need for function in _in_order(_of_person) for need in function(person, at)]
    found.sort(key=lambda need: need.day or date.max)
    by_kind = {kind: [need for need in found if need.kind == kind] for kind in Kind}
    return {kind: needs for kind, needs in by_kind.items() if needs}


def secretariat_needs(*, at: datetime, officer: Person | None = None) -> list[Need]:
    """What waits for those who keep the records, room by room; for nobody in particular, only what waits for all of them."""
    reader = officer or AnonymousUser()
    return [need for function in _in_order(_of_secretariat) for need in function(reader, at)]


def counted(number: int, words: Any, url: str) -> list[Need]:
    """One line for so many of a kind; none for none. `words` come from `ngettext_lazy("%d letter", "%d letters")`."""
    return [Need(str(words % number), url)] if number else []


def _in_order(registered: dict[str, tuple[int, F]]) -> list[F]:
    names = sorted(registered, key=lambda name: (registered[name][0], name))
    return [registered[name][1] for name in names]
