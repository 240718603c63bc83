"""A calendar as programs read it (iCalendar, RFC 5545): lines folded, words escaped, moments in UTC."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST_LINE = 75  # octets, RFC 5545, 3.1


@dataclass(frozen=True)
class Event:
    """One event. `uid` stays the same however often it is changed; `changed_at` tells programs that it was."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    changed_at: datetime
    place: str = ""
    description: str = ""
    url: str = ""


def write_calendar(name: str, events: Iterable[Event]) -> str:
    """The text of an .ics file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Whimbrel//Training//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for one in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.uid}",
            f"DTSTAMP:{_moment(one.changed_at)}",
            f"DTSTART:{_moment(one.starts_at)}",
            f"DTEND:{_moment(one.ends_at)}",
            f"SUMMARY:{escaped(one.title)}",
        ]
        lines += [f"LOCATION:{escaped(one.place)}"] if one.place else []
        lines += [f"DESCRIPTION:{escaped(one.description)}"] if one.description else []
        lines += [f"URL:{one.url}"] if one.url else []
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


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


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
