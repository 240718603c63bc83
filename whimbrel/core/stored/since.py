"""Work that a process does again only where what it was made from has changed since it did it last.

For what looks after something again and again: an unchanged house costs one read. What a process knows it knows
until it ends; the first look of a new one is a whole one.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from django.utils.timezone import localdate

from whimbrel.core.models import Generation
from whimbrel.core.stored.reads import watch_reads

Read = TypeVar("Read")


class _Known(NamedTuple):
    numbers: dict[str, int]
    day: date


class SinceLast(Generic[Read]):
    """Reads, then works. `own` are tables that the work itself writes: what it wrote makes it no work to do."""

    def __init__(self, *own: str) -> None:
        self._own = set(own)
        self._known: _Known | None = None

    def do(self, read: Callable[[], Read], work: Callable[[Read], bool]) -> bool:
        """Do the work on what is read, unless nothing has changed since that was done whole, today. Whether it was done.

        The work returns whether it is done whole; what it left is done at the next look.
        """
        known = self._known
        if known and known.day == localdate() and _numbers(known.numbers) == known.numbers:
            return False
        self._known = None
        before = dict(Generation.objects.values_list("scope", "number"))
        with watch_reads() as watched:
            found = read()
        if work(found) and watched.is_known:
            told = {scope: before.get(scope, 0) for scope in watched.scopes - self._own}
            self._known = _Known(told | _numbers(self._own), localdate())
        return True


def _numbers(scopes: Iterable[str]) -> dict[str, int]:
    told = dict.fromkeys(scopes, 0)
    return told | dict(
        Generation.objects.filter(scope__in=list(told)).values_list("scope", "number")
    )
