from datetime import UTC, datetime

from whimbrel.core.moments import offset_of, written_moment

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_a_moment_is_written_by_a_clock_that_is_named():
    assert written_moment(NOON, "Pacific/Fiji", "en") == (
        "2 December 2026, 00:00 (Pacific/Fiji, UTC+12:00)"
    )
    assert written_moment(NOON, "UTC", "fr") == "1er décembre 2026, 12:00 (UTC)"


def test_clocks_behind_and_by_half_hours_are_told_as_such():
    assert offset_of(NOON, "America/Costa_Rica") == "UTC−6:00"
    assert offset_of(NOON, "Asia/Kolkata") == "UTC+5:30"


def test_a_clock_that_nobody_knows_any_more_is_the_common_one():
    assert written_moment(NOON, "Mars/Olympus", "en").startswith("1 December 2026, 12:00")
