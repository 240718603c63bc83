"""Events of spaces, what concerns one person, and which moments suit."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from whimbrel.community.models import (
    Event,
    EventAnswer,
    Poll,
    Space,
    TimeAnswer,
    TimeOption,
    TimeQuestion,
)
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.public_talk import whole
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.core.icalendar import Event as CalendarEntry
from whimbrel.core.languages import translated
from whimbrel.core.moments import clock_of, offset_of
from whimbrel.people.models import User
from whimbrel.treaties.models import Meeting
from whimbrel.treaties.queries.offices import Offices

MOST_ZONES = 12
# Between these hours people sleep.
MORNING, EVENING = 7, 21
# Of what lies behind, a calendar keeps so much.
BEHIND = timedelta(days=90)


@dataclass(frozen=True)
class Clock:
    """One time zone of those who belong: what the clocks there show, and how many people go by it."""

    zone: str
    offset: str
    local: datetime
    people: int
    is_night: bool


@dataclass(frozen=True)
class Offered:
    """A moment that is offered: where it falls, and whom it suits."""

    option: TimeOption
    clocks: list[Clock]
    suits: list[str]
    suits_not: list[str]
    own: bool | None


def events_visible_to(belonging: Belonging) -> QuerySet[Event]:
    return Event.objects.filter(space__in=spaces_visible_to(belonging).values("pk")).select_related(
        "space"
    )


def coming_events(space: Space, *, at: datetime) -> QuerySet[Event]:
    """What is still to come or going on, with how many come."""
    return (
        Event.objects.filter(space=space, cancelled_at=None)
        .filter(Q(starts_at__gte=at) | Q(ends_at__gte=at))
        .annotate(coming=Count("answers", filter=Q(answers__comes=EventAnswer.Comes.YES)))
        .order_by("starts_at", "pk")
    )


def past_events(space: Space, *, at: datetime) -> QuerySet[Event]:
    """What is over or was cancelled, the latest first."""
    over = Q(starts_at__lt=at) & (Q(ends_at=None) | Q(ends_at__lt=at))
    return Event.objects.filter(Q(space=space) & (over | Q(cancelled_at__isnull=False))).order_by(
        "-starts_at", "-pk"
    )


def entries_of(events: QuerySet[Event]) -> list[CalendarEntry]:
    return [
        CalendarEntry(
            uid=f"event-{one.pk}@{host()}",
            title=one.title,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            description=one.about,
            place=one.place,
            url=one.link or whole(reverse("community:event_detail", args=[one.pk])),
            sequence=one.sequence,
            is_cancelled=one.cancelled_at is not None,
            changed_at=one.cancelled_at or one.made_at,
        )
        for one in events
    ]


def what_concerns(
    belonging: Belonging, offices: Offices, *, on: date, at: datetime
) -> list[CalendarEntry]:
    """Events and open polls of the person's spaces, and meetings of the instruments they hold an office for.

    Of a confidential space only that something is due. Three queries.
    """
    own = Event.objects.filter(space__in=belonging.spaces, starts_at__gt=at - BEHIND)
    entries = entries_of(own.filter(space__is_confidential=False))
    polls = Poll.objects.open(at=at).filter(
        space__in=belonging.spaces, space__is_confidential=False
    )
    entries += [
        CalendarEntry(
            uid=f"poll-{one.pk}@{host()}",
            title=_("Last hour to vote: %(question)s") % {"question": one.words},
            starts_at=one.closes_at,
            ends_at=None,
            url=whole(reverse("community:poll_detail", args=[one.pk])),
            changed_at=one.opened_at,
        )
        for one in polls
    ]
    instruments = {one.instrument_id for one in offices.held if one.instrument_id}
    meetings = Meeting.objects.filter(
        instrument__in=instruments, starts_on__gt=on - BEHIND
    ).select_related("country")
    return entries + [_meeting(one, on, at) for one in meetings]


def answer_of(event: Event, person_id: int) -> str:
    """What the person has said; empty where nothing."""
    found = event.answers.filter(person=person_id).values_list("comes", flat=True).first()
    return found or ""


def answers_of(event: Event) -> dict[str, list[str]]:
    """Who has said what, by name. One query."""
    found: dict[str, list[str]] = {comes: [] for comes in EventAnswer.Comes.values}
    rows = event.answers.select_related("person").order_by("answered_at", "pk")
    for one in rows:
        found[one.comes].append(one.person.display_name)
    return found


def time_questions_visible_to(belonging: Belonging) -> QuerySet[TimeQuestion]:
    return TimeQuestion.objects.filter(
        space__in=spaces_visible_to(belonging).values("pk")
    ).select_related("space", "event")


def offered_times(
    question: TimeQuestion, people: QuerySet[User], *, person_id: int
) -> list[Offered]:
    """Each moment with the clocks of those who belong, and whom it suits. Three queries."""
    zones = Counter(people.order_by().values_list("time_zone", flat=True)).most_common(MOST_ZONES)
    answers = TimeAnswer.objects.select_related("person").order_by("answered_at", "pk")
    options = question.options.prefetch_related(Prefetch("answers", answers))
    return [_offered(one, zones, person_id) for one in options]


def _offered(option: TimeOption, zones: list[tuple[str, int]], person_id: int) -> Offered:
    clocks = []
    for zone, number in zones:
        local = option.starts_at.astimezone(clock_of(zone))
        is_night = not MORNING <= local.hour < EVENING
        offset = offset_of(option.starts_at, zone)
        clocks.append(Clock(zone, offset, local, number, is_night))
    clocks.sort(key=lambda clock: clock.local.replace(tzinfo=None))
    given: list[Any] = list(option.answers.all())
    own = next((one.suits for one in given if one.person_id == person_id), None)
    return Offered(
        option,
        clocks,
        [one.person.display_name for one in given if one.suits],
        [one.person.display_name for one in given if not one.suits],
        own,
    )


def _meeting(meeting: Meeting, on: date, at: datetime) -> CalendarEntry:
    starts = meeting.starts_on or on
    country = meeting.country.name if meeting.country else ""
    return CalendarEntry(
        uid=f"meeting-{meeting.pk}@{host()}",
        title=translated(vars(meeting), "title") or meeting.label,
        starts_at=starts,
        ends_at=meeting.ends_on or starts,
        place=", ".join(word for word in (meeting.place, country) if word),
        url=whole(reverse("treaties:meeting_detail", args=[meeting.code])),
        changed_at=at,
    )


def host() -> str:
    """What stands behind the @ of an entry's number."""
    return settings.SITE_URL.partition("://")[2].partition("/")[0].partition(":")[0]
