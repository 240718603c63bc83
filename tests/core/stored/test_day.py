import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from whimbrel.core.stored.day import Day


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", date(2026, 11, 23)), ("Pacific/Auckland", date(2026, 11, 24))]
)
def test_the_day_is_that_of_the_house_s_own_zone(monkeypatch, zone, day):
    monkeypatch.setattr(
        time, "time", lambda: datetime(2026, 11, 23, 23, tzinfo=ZoneInfo("UTC")).timestamp()
    )

    assert Day(zone).today() == day.toordinal()


def test_the_day_follows_the_clock_forward_and_back(monkeypatch):
    day = Day("Europe/Berlin")
    berlin = ZoneInfo("Europe/Berlin")
    # The clocks go back in the night to the 25th of October 2026: a day of 25 hours.
    for moment in (
        datetime(2026, 10, 24, 23, 59, 59, tzinfo=berlin),
        datetime(2026, 10, 25, 0, 0, tzinfo=berlin),
        datetime(2026, 10, 25, 23, 59, 59, tzinfo=berlin),
        datetime(2026, 10, 26, 0, 0, tzinfo=berlin),
        datetime(2026, 10, 24, 12, 0, tzinfo=berlin),
    ):
        monkeypatch.setattr(time, "time", moment.timestamp)
        assert day.today() == moment.date().toordinal()
