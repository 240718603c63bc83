"""The meetings ahead and behind."""

import re
from datetime import date
from itertools import groupby

from django.db.models import Q, QuerySet

from whimbrel.treaties.models import Instrument, Meeting, Resolution


def meetings(instrument: Instrument | None = None) -> QuerySet[Meeting]:
    rows = Meeting.objects.select_related("instrument", "country")
    return rows if instrument is None else rows.filter(instrument=instrument)


def meetings_ahead(*, today: date, instrument: Instrument | None = None) -> QuerySet[Meeting]:
    """Meetings that have not ended, the next first."""
    return meetings(instrument).filter(
        Q(ends_on__gte=today) | Q(ends_on=None, starts_on__gte=today)
    )


def latest_meetings(*, today: date, limit: int) -> list[Meeting]:
    """The meetings begun last, workshops left out: they have their own page."""
    past = meetings().filter(starts_on__lt=today).exclude(kind=Meeting.Kind.WORKSHOP)
    return list(past.order_by("-starts_on", "code")[:limit])


def meetings_by_year(
    *, today: date, instrument: Instrument | None = None
) -> list[tuple[int | None, list[Meeting]]]:
    """Meetings that are over, by year, the latest year first; None gathers those whose day is not known."""
    past = meetings(instrument).filter(
        Q(starts_on=None) | Q(ends_on__lt=today) | Q(ends_on=None, starts_on__lt=today)
    )

    def year(meeting: Meeting) -> int | None:
        return meeting.starts_on.year if meeting.starts_on else None

    rows = sorted(past, key=lambda one: (one.starts_on or date.min, one.code), reverse=True)
    return [(key, list(group)) for key, group in groupby(rows, key=year)]


def resolutions_by_meeting(
    instrument: Instrument,
) -> list[tuple[Meeting | None, list[Resolution]]]:
    """The instrument's resolutions under the meeting that adopted them, the latest first. One query.

    Within a meeting by number, 10.2 before 10.18; None gathers those whose meeting is not known.
    """
    rows = list(instrument.resolutions.select_related("meeting"))
    rows.sort(key=lambda one: [int(part) for part in re.findall(r"\d+", one.number)])
    rows.sort(key=lambda one: _day(one.meeting), reverse=True)
    return [(meeting, list(group)) for meeting, group in groupby(rows, key=lambda one: one.meeting)]


def _day(meeting: Meeting | None) -> tuple[date, int]:
    if meeting is None:
        return date.min, 0
    return meeting.starts_on or date.min, meeting.pk
