"""Moments as people read them: by a clock that is named, because a deadline is one moment and many times of day."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_datetime

from whimbrel.core.periods import with_first

FORMS = {"long": "d MMMM y, HH:mm", "medium": "d MMM y, HH:mm"}


def clock_of(zone: str) -> ZoneInfo:
    """The clock of that name; the common time where nobody knows it any more."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def offset_of(at: datetime, zone: str) -> str:
    """How far that clock is from the common time at that moment: "UTC+12:00"."""
    minutes = int((at.astimezone(clock_of(zone)).utcoffset() or at - at).total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{hours}:{rest:02}"


def written_moment(at: datetime, zone: str, language: str, form: str = "long") -> str:
    """The moment by that clock, and by which: "1 December 2026, 11:59 (Pacific/Fiji, UTC+12:00)"."""
    locale = "en_GB" if language == "en" else language
    words = format_datetime(at.astimezone(clock_of(zone)), FORMS[form], locale=locale)
    words, offset = with_first(words, language), offset_of(at, zone)
    return f"{words} ({offset})" if zone == "UTC" else f"{words} ({zone}, {offset})"
