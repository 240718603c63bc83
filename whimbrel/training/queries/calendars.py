"""A workshop as it stands in a participant's own calendar."""

from datetime import datetime, time, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from whimbrel.core.calendar_letters import CalendarEntry, Somebody
from whimbrel.core.languages import in_language, translated
from whimbrel.training.models import (
    HOLDING,
    Registration,
    Session,
    Status,
    ToldDays,
    Workshop,
)

# Where the agenda has no sessions yet.
USUAL = (time(9), time(17))


def days_of(workshop: Workshop) -> dict[str, str]:
    """What participants are told anew when it changes."""
    meeting = workshop.meeting
    return {
        "starts_on": meeting.starts_on.isoformat() if meeting.starts_on else "",
        "ends_on": meeting.ends_on.isoformat() if meeting.ends_on else "",
        "place": meeting.place,
        "country": meeting.country.iso3 if meeting.country else "",
        "time_zone": workshop.time_zone,
    }


def hours_of(workshop: Workshop) -> list[str]:
    """From the earliest beginning to the latest end of a session, by the clock of the event. One query."""
    sessions = Session.objects.filter(workshop=workshop).values_list("starts_at", "ends_at")
    walls = [(workshop.local(begins), workshop.local(ends)) for begins, ends in sessions]
    # A session over midnight would make the evening earlier than the morning.
    same_day = [(one, other) for one, other in walls if one.date() == other.date()]
    first = min((one.time() for one, _ in same_day), default=USUAL[0])
    last = max((other.time() for _, other in same_day), default=USUAL[1])
    return [first.isoformat("minutes"), last.isoformat("minutes")]


def entry_of(
    registration: Registration, *, language: str, at: datetime, is_certain: bool
) -> CalendarEntry | None:
    """The entry for one participant; None of a workshop without days, or of somebody without an address. Two queries."""
    workshop = registration.workshop
    meeting = workshop.meeting
    if meeting.starts_on is None or not registration.address:
        return None
    told = ToldDays.objects.filter(workshop=workshop).first()
    first, last = (time.fromisoformat(one) for one in hours_of(workshop))
    country = translated(meeting.country, "name", language) if meeting.country else ""
    name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    address = in_language(reverse("training:workshop_detail", args=[meeting.code]), language)
    return CalendarEntry(
        uid=f"workshop-{workshop.pk}@{urlsplit(settings.SITE_URL).hostname}",
        sequence=told.sequence if told else 0,
        starts_at=datetime.combine(meeting.starts_on, first, workshop.zone),
        ends_at=datetime.combine(meeting.starts_on, last, workshop.zone),
        days=((meeting.ends_on or meeting.starts_on) - meeting.starts_on) // timedelta(days=1) + 1,
        title=translated(meeting, "title", language),
        place=", ".join(part for part in (meeting.place, country) if part),
        # Never the page of one's own: calendars are shown to colleagues.
        url=f"{settings.SITE_URL}{address}",
        changed_at=at,
        organizer=Somebody(workshop.organizers or name, sender),
        attendee=Somebody(registration.name_shown, registration.address),
        is_certain=is_certain,
    )


def told_of(workshop: Workshop) -> QuerySet[Registration]:
    """Those whose calendar has the workshop: a place is theirs, or was offered to them."""
    return (
        Registration.objects.filter(workshop=workshop)
        .standing(*HOLDING)
        .exclude(attended_at__isnull=False)
        .with_status()
        .select_related("person", "workshop__meeting__country")
        .order_by("pk")
    )


def is_certain(registration: Registration) -> bool:
    """They have said that they come."""
    standing = registration.status()
    return standing is not None and standing.status != Status.SELECTED
