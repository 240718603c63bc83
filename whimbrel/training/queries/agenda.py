"""A workshop's agenda: days, what runs side by side, and the same as a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from whimbrel.core.icalendar import Event
from whimbrel.training.models import Session, Trainer, Workshop


@dataclass(frozen=True)
class Item:
    """A session by the clocks of the zones it is shown in; the event's own is first."""

    session: Session
    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    # Something else runs at the same time.
    is_parallel: bool

    @property
    def times(self) -> list[tuple[datetime, datetime]]:
        return list(zip(self.starts, self.ends, strict=True))


@dataclass(frozen=True)
class Day:
    on: date
    items: Sequence[Item]

    def only(self, language: str) -> "Day":
        """Without what one cannot follow in that language; breaks stay."""
        kept = [
            one for one in self.items if one.session.is_break or language in one.session.spoken_in
        ]
        return Day(self.on, kept)


def sessions_of(workshop: Workshop) -> list[Session]:
    """In order, with who teaches. Two queries."""
    return list(
        Session.objects.filter(workshop=workshop)
        .select_related("workshop")
        .prefetch_related("trainers")
        .order_by("starts_at", "room", "pk")
    )


def trainers_of(workshop: Workshop) -> list[Trainer]:
    """Who teaches there, by name. One query."""
    return list(Trainer.objects.filter(sessions__workshop=workshop).distinct().order_by("name"))


def agenda(workshop: Workshop, zones: Sequence[str]) -> list[Day]:
    """The sessions by day of the first zone, each by the clock of every zone. Two queries."""
    sessions = sessions_of(workshop)
    clocks = [ZoneInfo(zone) for zone in zones]
    items = [
        Item(
            session=one,
            starts=tuple(one.starts_at.astimezone(clock) for clock in clocks),
            ends=tuple(one.ends_at.astimezone(clock) for clock in clocks),
            is_parallel=any(other is not one and one.overlaps(other) for other in sessions),
        )
        for one in sessions
    ]
    days = groupby(items, key=lambda item: item.starts[0].date())
    return [Day(on, list(found)) for on, found in days]


def calendar_of(workshop: Workshop) -> list[Event]:
    """The sessions as events; where there are none yet, the whole days of the workshop as one."""
    sessions = [one for one in sessions_of(workshop) if not one.is_break]
    meeting = workshop.meeting
    changed_at = workshop.published_at or datetime.combine(
        meeting.starts_on or date(1970, 1, 1), time(), workshop.zone
    )
    where = ", ".join(str(one) for one in (meeting.place, meeting.country) if one)
    address = reverse("training:workshop_detail", args=[meeting.code])
    url = f"{settings.SITE_URL}{address}"
    if not sessions and meeting.starts_on:
        last = meeting.ends_on or meeting.starts_on
        return [
            Event(
                uid=f"workshop-{workshop.pk}@whimbrel",
                starts_at=datetime.combine(meeting.starts_on, time(9), workshop.zone),
                ends_at=datetime.combine(last, time(17), workshop.zone),
                title=workshop.title,
                changed_at=changed_at,
                place=where,
                url=url,
            )
        ]
    return [
        Event(
            uid=f"session-{one.pk}@whimbrel",
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            title=f"{one.number} {one.title}".strip(),
            changed_at=changed_at,
            place=", ".join(part for part in (one.room, where) if part),
            description=workshop.title,
            url=url,
        )
        for one in sessions
    ]


def running_at(workshop: Workshop, at: datetime, slack: timedelta) -> list[Session]:
    """Sessions that run at that moment, or begin or ended within the slack."""
    return [
        one
        for one in sessions_of(workshop)
        if not one.is_break and one.starts_at - slack <= at <= one.ends_at + slack
    ]
