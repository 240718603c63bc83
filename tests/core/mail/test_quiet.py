from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from whimbrel.core.mail.quiet import last_round, next_allowed, next_round

NIGHT = time(22), time(7)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_without_quiet_hours_a_letter_may_leave_at_once():
    at = utc(2026, 3, 1, 3)

    assert next_allowed(at, "Africa/Nairobi", None, None) == at
    assert next_allowed(at, "Africa/Nairobi", time(22), None) == at
    assert next_allowed(at, "Africa/Nairobi", time(7), time(7)) == at


def test_in_the_day_a_letter_may_leave_at_once():
    at = utc(2026, 3, 1, 12)

    assert next_allowed(at, "Africa/Nairobi", *NIGHT) == at


def test_late_in_the_evening_it_waits_for_the_next_morning_on_the_person_s_clock():
    # 23:30 in Nairobi.
    assert next_allowed(utc(2026, 3, 1, 20, 30), "Africa/Nairobi", *NIGHT) == utc(2026, 3, 2, 4)


def test_early_in_the_morning_it_waits_for_the_same_morning():
    # 02:00 in Nairobi on 2 March.
    assert next_allowed(utc(2026, 3, 1, 23), "Africa/Nairobi", *NIGHT) == utc(2026, 3, 2, 4)


def test_hours_within_one_day_end_on_that_day():
    # A rest from 12 to 14 in Suva, where it is 13:00.
    at = utc(2026, 3, 1, 1)

    assert next_allowed(at, "Pacific/Fiji", time(12), time(14)) == utc(2026, 3, 1, 2)


def test_the_end_of_the_hours_is_no_longer_quiet_and_their_beginning_is():
    assert next_allowed(utc(2026, 3, 1, 7), "UTC", *NIGHT) == utc(2026, 3, 1, 7)
    assert next_allowed(utc(2026, 3, 1, 22), "UTC", *NIGHT) == utc(2026, 3, 2, 7)


def test_the_night_in_which_clocks_go_forward_is_an_hour_shorter():
    # Berlin, 29 March 2026: summer time from 02:00, so that 07:00 is 05:00 UTC.
    assert next_allowed(utc(2026, 3, 28, 22), "Europe/Berlin", *NIGHT) == utc(2026, 3, 29, 5)


def test_the_night_in_which_clocks_go_back_is_an_hour_longer():
    # Berlin, 25 October 2026: winter time from 03:00, so that 07:00 is 06:00 UTC.
    assert next_allowed(utc(2026, 10, 24, 21), "Europe/Berlin", *NIGHT) == utc(2026, 10, 25, 6)


def test_an_end_that_the_clock_leaps_over_is_past_when_the_clock_has_leapt():
    # 02:30 does not exist in Berlin on 29 March 2026.
    end = next_allowed(utc(2026, 3, 29, 0), "Europe/Berlin", time(22), time(2, 30))

    assert end == utc(2026, 3, 29, 1, 30)


def test_an_end_that_comes_twice_is_waited_for_the_second_time_where_the_first_is_over():
    # 02:30 comes twice in Berlin on 25 October 2026: 00:30 and 01:30 UTC.
    def end(hour, minute):
        at = utc(2026, 10, 25, hour, minute)
        return next_allowed(at, "Europe/Berlin", time(22), time(2, 30))

    assert end(0, 10) == utc(2026, 10, 25, 0, 30)
    assert end(1, 10) == utc(2026, 10, 25, 1, 30)


def test_a_time_zone_that_nobody_knows_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        next_allowed(utc(2026, 3, 1), "Atlantis/Capital", *NIGHT)


def local(text, zone):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("written_to", "leaves"),
    [
        ("at_once", "2026-03-04 10:00"),
        ("daily", "2026-03-05 08:00"),
        # The fourth of March 2026 is a Wednesday.
        ("weekly", "2026-03-09 08:00"),
    ],
)
def test_a_letter_waits_for_the_round_of_its_reader_by_their_own_clock(written_to, leaves):
    at = local("2026-03-04 10:00", "Africa/Nairobi")

    assert next_round(at, "Africa/Nairobi", written_to) == local(leaves, "Africa/Nairobi")


def test_what_is_written_before_eight_goes_with_the_round_of_the_same_day():
    at = local("2026-03-09 07:59", "Asia/Tashkent")

    assert next_round(at, "Asia/Tashkent", "daily") == local("2026-03-09 08:00", "Asia/Tashkent")
    assert next_round(at, "Asia/Tashkent", "weekly") == local("2026-03-09 08:00", "Asia/Tashkent")


def test_the_round_stays_at_eight_when_the_clock_is_set_forward_that_night():
    at = local("2026-03-28 12:00", "Europe/Berlin")

    assert next_round(at, "Europe/Berlin", "daily") == local("2026-03-29 08:00", "Europe/Berlin")


@pytest.mark.parametrize(
    ("written_to", "at", "expected"),
    [
        ("at_once", "2026-11-04T03:00", "2026-11-04T03:00"),
        ("daily", "2026-11-04T09:00", "2026-11-04T08:00"),
        ("daily", "2026-11-04T07:59", "2026-11-03T08:00"),
        ("weekly", "2026-11-04T09:00", "2026-11-02T08:00"),
        ("weekly", "2026-11-02T07:00", "2026-10-26T08:00"),
        ("weekly", "2026-11-02T08:00", "2026-11-02T08:00"),
    ],
)
def test_what_came_since_the_last_round_waits_for_the_next(written_to, at, expected):
    def nairobi(words):
        return datetime.fromisoformat(f"{words}+03:00")

    assert last_round(nairobi(at), "Africa/Nairobi", written_to) == nairobi(expected)
