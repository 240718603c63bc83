"""When a person may be written to, and when they want to be."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

# When letters that wait for their round leave, by the person's own clock: the hour, and of a week the first day.
ROUND = time(8)
MONDAY = 0


def next_round(at: datetime, time_zone: str, written_to: str) -> datetime:
    """When a letter of `at` leaves to whoever is written to "at_once", "daily" or "weekly".

    Raises ZoneInfoNotFoundError where nobody knows the time zone.
    """
    if written_to not in ("daily", "weekly"):
        return at
    local = at.astimezone(ZoneInfo(time_zone))
    day = local.date() if local.time() <= ROUND else local.date() + timedelta(days=1)
    if written_to == "weekly":
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return datetime.combine(day, ROUND, local.tzinfo).astimezone(UTC)


def last_round(at: datetime, time_zone: str, written_to: str) -> datetime:
    """The latest round, not after `at`, of whoever is written to so: what came since waits for the next.

    Raises ZoneInfoNotFoundError where nobody knows the time zone.
    """
    if written_to not in ("daily", "weekly"):
        return at
    local = at.astimezone(ZoneInfo(time_zone))
    day = local.date() if local.time() >= ROUND else local.date() - timedelta(days=1)
    if written_to == "weekly":
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    return datetime.combine(day, ROUND, local.tzinfo).astimezone(UTC)


def next_allowed(
    at: datetime, time_zone: str, quiet_from: time | None, quiet_until: time | None
) -> datetime:
    """The first moment, not before `at`, that lies outside the quiet hours on the person's own clock.

    The hours may run over midnight. Without both ends, or with both the same, no hour is quiet.
    Raises ZoneInfoNotFoundError where nobody knows the time zone.
    """
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return at
    local = at.astimezone(ZoneInfo(time_zone))
    clock, day = local.time(), local.date()
    if quiet_from < quiet_until:
        is_quiet = quiet_from <= clock < quiet_until
    else:
        is_quiet = clock >= quiet_from or clock < quiet_until
    if not is_quiet:
        return at
    if clock >= quiet_until:
        day += timedelta(days=1)
    # When the clock is set back the hour comes twice; the first time may already be over.
    ends = [
        datetime.combine(day, quiet_until, local.tzinfo).replace(fold=fold).astimezone(UTC)
        for fold in (0, 1)
    ]
    return next(end for end in ends if end > at)
