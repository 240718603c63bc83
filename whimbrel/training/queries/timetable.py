"""A day of a workshop as it is put together: blocks one after the other, in each what runs side by side. Pure but for one query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations, groupby

from django.utils.translation import gettext as _

from whimbrel.training.models import Session, Workshop
from whimbrel.training.queries.agenda import sessions_of


@dataclass(frozen=True)
class Block:
    """Sessions that overlap, directly or by way of another one; mostly it is only one."""

    sessions: tuple[Session, ...]

    @property
    def starts_at(self) -> datetime:
        return min(one.starts_at for one in self.sessions)

    @property
    def ends_at(self) -> datetime:
        return max(one.ends_at for one in self.sessions)

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at

    @property
    def is_parallel(self) -> bool:
        return len(self.sessions) > 1


@dataclass(frozen=True)
class TimetableDay:
    """`clashes` say in words what cannot be: one room or one trainer at two sessions at once, a day off the event."""

    on: date
    blocks: tuple[Block, ...]
    clashes: tuple[str, ...]

    @property
    def ends_at(self) -> datetime:
        return max(block.ends_at for block in self.blocks)


def timetable(workshop: Workshop) -> list[TimetableDay]:
    """The days by the event's clock. Two queries."""
    sessions = sessions_of(workshop)
    days = groupby(sessions, key=lambda one: workshop.local(one.starts_at).date())
    return [_day(workshop, on, list(found)) for on, found in days]


def blocks_of(sessions: Iterable[Session]) -> list[Block]:
    """In order. Each session stands in one block."""
    blocks: list[list[Session]] = []
    ends_at: datetime | None = None
    for one in sorted(sessions, key=lambda one: (one.starts_at, one.room, one.pk)):
        if ends_at is None or one.starts_at >= ends_at:
            blocks.append([one])
            ends_at = one.ends_at
        else:
            blocks[-1].append(one)
            ends_at = max(ends_at, one.ends_at)
    return [Block(tuple(found)) for found in blocks]


def _day(workshop: Workshop, on: date, sessions: Sequence[Session]) -> TimetableDay:
    blocks = blocks_of(sessions)
    clashes = [words for block in blocks for words in _clashes(block)]
    first, last = workshop.meeting.starts_on, workshop.meeting.ends_on or workshop.meeting.starts_on
    if first and last and not first <= on <= last:
        clashes.insert(0, _("This day is not one of the workshop’s."))
    return TimetableDay(on, tuple(blocks), tuple(clashes))


def _clashes(block: Block) -> list[str]:
    found = []
    for one, other in combinations(block.sessions, 2):
        if not one.overlaps(other):
            continue
        names = {"one": one.title, "other": other.title}
        if one.room and one.room == other.room:
            said = _("“%(one)s” and “%(other)s” are in one room at once: %(room)s.")
            found.append(said % {**names, "room": one.room})
        both = {who.pk: who.name for who in one.trainers.all()}
        for who in other.trainers.all():
            if who.pk in both:
                said = _("%(name)s is at “%(one)s” and “%(other)s” at once.")
                found.append(said % {**names, "name": who.name})
    return found
