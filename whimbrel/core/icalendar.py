"""A calendar as programs read it (iCalendar, RFC 5545): lines folded, words escaped, moments in UTC."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75  # octets, RFC 5545, 3.1


@dataclass(frozen=True)
class Event:
    """One event. `uid` stays the same however often it is changed; `changed_at` and a higher `sequence` tell programs that
    it was. Whole days are given as `date`, the last day included; a deadline has no end."""

    uid: str
    starts_at: datetime | date
    ends_at: datetime | date | None
    title: str
    changed_at: datetime
    place: str = ""
    description: str = ""
    url: str = ""
    sequence: int = 0
    is_cancelled: bool = False


def write_calendar(name: str, events: Iterable[Event]) -> str:
    """The text of an .ics file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Whimbrel//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for one in events:
        lines += _lines(one)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _lines(one: Event) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{one.uid}",
        f"DTSTAMP:{_moment(one.changed_at)}",
        _when("DTSTART", one.starts_at),
    ]
    if one.ends_at is not None:
        is_day = not isinstance(one.ends_at, datetime)
        # The end of whole days is the day after (RFC 5545, 3.6.1).
        lines.append(_when("DTEND", one.ends_at + timedelta(days=1) if is_day else one.ends_at))
    lines.append(f"SUMMARY:{escaped(one.title)}")
    lines += [f"LOCATION:{escaped(one.place)}"] if one.place else []
    lines += [f"DESCRIPTION:{escaped(one.description)}"] if one.description else []
    lines += [f"URL:{one.url}"] if one.url else []
    lines += [f"SEQUENCE:{one.sequence}"] if one.sequence else []
    lines += ["STATUS:CANCELLED"] if one.is_cancelled else []
    return [*lines, "END:VEVENT"]


def escaped(words: str) -> str:
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of them cut within a letter."""
    pieces, piece, length = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if length + octets > LONGEST_LINE:
            pieces.append(piece)
            # A continued line begins with a blank, which counts.
            piece, length = " ", 1
        piece += sign
        length += octets
    return "\r\n".join([*pieces, piece])


def _when(word: str, at: datetime | date) -> str:
    if isinstance(at, datetime):
        return f"{word}:{_moment(at)}"
    return f"{word};VALUE=DATE:{at:%Y%m%d}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
