"""An entry for one person's calendar as letters bring it (iTIP, RFC 5546; iCalendar, RFC 5545).

Mail programs put it into the calendar by themselves, find it again by its `uid`, and change it for a higher `sequence`.
Times are told by the clock of the event, with all that a program needs to know of that clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from whimbrel.core.icalendar import escaped, folded

REQUEST, CANCEL = "REQUEST", "CANCEL"
# So far before and after the event the changes of its clock are told.
AROUND = timedelta(days=366)


@dataclass(frozen=True)
class Somebody:
    """A name, which may be empty, and an address."""

    name: str
    address: str


@dataclass(frozen=True)
class CalendarEntry:
    """What is in one person's calendar: from when to when on its first day, on so many days one after the other.

    `is_certain`: they have said that they come. `starts_at` and `ends_at` are by the clock of the event.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    days: int
    title: str
    place: str
    url: str
    changed_at: datetime
    organizer: Somebody
    attendee: Somebody
    is_certain: bool


def write_entry(entry: CalendarEntry, method: str = REQUEST) -> bytes:
    """The entry, or that it falls out (CANCEL), as bytes of an .ics file."""
    last = entry.ends_at + timedelta(days=entry.days)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Whimbrel//EN",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
        *_clock(_zone_of(entry.starts_at), entry.starts_at - AROUND, last + AROUND),
        *_event(entry, is_cancelled=method == CANCEL),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(entry: CalendarEntry, *, is_cancelled: bool) -> list[str]:
    standing = "ACCEPTED" if entry.is_certain else "NEEDS-ACTION"
    certain = "CONFIRMED" if entry.is_certain else "TENTATIVE"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTAMP:{entry.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        _when("DTSTART", entry.starts_at),
        _when("DTEND", entry.ends_at),
        f"RRULE:FREQ=DAILY;COUNT={entry.days}" if entry.days > 1 else "",
        f"SUMMARY:{escaped(entry.title)}",
        f"LOCATION:{escaped(entry.place)}" if entry.place else "",
        f"URL:{entry.url}",
        f"ORGANIZER{_called(entry.organizer)}:mailto:{entry.organizer.address}",
        # They answer by the letter or on their own page; what a calendar would send back goes nowhere.
        f"ATTENDEE{_called(entry.attendee)};PARTSTAT={standing};RSVP=FALSE:mailto:{entry.attendee.address}",
        f"STATUS:{'CANCELLED' if is_cancelled else certain}",
        "END:VEVENT",
    ]
    return [line for line in lines if line]


def _called(somebody: Somebody) -> str:
    """The name as a parameter; quotation marks and line ends cannot stand in one (RFC 5545, 3.2)."""
    plain = " ".join(somebody.name.replace('"', "'").split())
    return f';CN="{plain}"' if plain else ""


def _zone_of(at: datetime) -> ZoneInfo:
    return at.tzinfo if isinstance(at.tzinfo, ZoneInfo) else ZoneInfo("UTC")


def _when(word: str, at: datetime) -> str:
    zone = _zone_of(at)
    if zone.key == "UTC":
        return f"{word}:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{word};TZID={zone.key}:{at:%Y%m%dT%H%M%S}"


def _clock(zone: ZoneInfo, first: datetime, last: datetime) -> list[str]:
    """What a program needs to know of the clock; nothing of the common time."""
    if zone.key == "UTC":
        return []
    begins = first.astimezone(UTC)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    lines += _observance(begins.astimezone(zone), begins.astimezone(zone), "19700101T000000")
    for at in _changes(zone, begins, last.astimezone(UTC)):
        before = (at - timedelta(minutes=1)).astimezone(zone)
        wall = (at + (before.utcoffset() or timedelta())).replace(tzinfo=None)
        lines += _observance(before, at.astimezone(zone), f"{wall:%Y%m%dT%H%M%S}")
    return [*lines, "END:VTIMEZONE"]


def _observance(before: datetime, after: datetime, wall: str) -> list[str]:
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{wall}",
        f"TZOFFSETFROM:{_offset(before)}",
        f"TZOFFSETTO:{_offset(after)}",
        f"TZNAME:{after.tzname()}",
        f"END:{kind}",
    ]


def _offset(at: datetime) -> str:
    minutes = int((at.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'+' if minutes >= 0 else '-'}{hours:02}{rest:02}"


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """The moments, to the minute, at which the clock is changed."""

    def offset(at: datetime) -> timedelta | None:
        return at.astimezone(zone).utcoffset()

    day = first.replace(second=0, microsecond=0)
    while day < last:
        low, high = day, day + timedelta(days=1)
        if offset(low) != offset(high):
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
                low, high = (middle, high) if offset(middle) == offset(day) else (low, middle)
            yield high
        day += timedelta(days=1)
