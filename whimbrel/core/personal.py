"""What the house holds of a person: every room says it for itself, in its `personal.py`.

    holds(_("Your words in the forum"), export=words_of, erase=unname_words)

Rooms are asked from the roof down, so that the account itself, on a low floor, is erased last: until then
every room still finds the person by what it knows of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext

Row = dict[str, Any]


class Export(Protocol):
    def __call__(self, person: AbstractBaseUser, /) -> list[Row]:
        """What is held, as plain JSON values under words that a reader understands."""


class Erase(Protocol):
    def __call__(self, person: AbstractBaseUser, /, *, kept_as: str) -> None:
        """Take out what names the person; what stays, stays under the name `kept_as`. Runs in a transaction."""


@dataclass(frozen=True)
class Part:
    name: str | Promise
    export: Export
    erase: Erase


@dataclass(frozen=True)
class Held:
    """What one part holds of one person."""

    name: str
    rows: list[Row]


_parts: list[Part] = []
_offices: list[Callable[[AbstractBaseUser], str]] = []


def holds(name: str | Promise, *, export: Export, erase: Erase) -> Part:
    """Say that a room holds something of people: how it is given out, and how it goes."""
    part = Part(name, export, erase)
    _parts.append(part)
    return part


def names_the_office(function: Callable[[AbstractBaseUser], str]) -> Callable[..., str]:
    """Let the decorated function say what somebody is called who has left: "former focal point, Kenya".

    Empty where it knows of no office.
    """
    _offices.append(function)
    return function


def held_of(person: AbstractBaseUser) -> list[Held]:
    """Everything that is held of that person, the account first."""
    return [Held(str(part.name), part.export(person)) for part in reversed(_parts)]


def erase_all(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Take the person out of every room. Call it inside the action's transaction."""
    for part in _parts:
        part.erase(person, kept_as=kept_as)


def name_after_leaving(person: AbstractBaseUser) -> str:
    """What stands under a person's words once they have left. It is kept, so it is in the site's own language."""
    with translation.override(settings.LANGUAGE_CODE):
        named = (office(person) for office in _offices)
        return next((name for name in named if name), "") or gettext("former member")
