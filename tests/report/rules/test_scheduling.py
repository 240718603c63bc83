from datetime import date

import pytest

from whimbrel.report.models import ReportSchedule
from whimbrel.report.rules.scheduling import due_period, may_receive, next_day
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Office, Offices
from whimbrel.workplan.models import Grant


def schedule(every="quarter", day=5, since=date(2020, 1, 1), **more):
    return ReportSchedule(every=every, day=day, since=since, **more)


@pytest.mark.parametrize(
    ("every", "today", "period"),
    [
        ("month", date(2026, 3, 5), (date(2026, 2, 1), date(2026, 2, 28))),
        ("month", date(2026, 3, 4), (date(2026, 1, 1), date(2026, 1, 31))),
        ("quarter", date(2026, 4, 5), (date(2026, 1, 1), date(2026, 3, 31))),
        ("quarter", date(2026, 6, 30), (date(2026, 1, 1), date(2026, 3, 31))),
        ("quarter", date(2026, 4, 4), (date(2025, 10, 1), date(2025, 12, 31))),
        ("year", date(2026, 1, 5), (date(2025, 1, 1), date(2025, 12, 31))),
        ("year", date(2026, 1, 4), (date(2024, 1, 1), date(2024, 12, 31))),
    ],
)
def test_a_report_is_due_of_the_last_period_that_is_over_once_its_day_has_come(
    every, today, period
):
    assert due_period(schedule(every), today=today) == period


def test_a_period_that_ended_before_it_was_wanted_is_not_due():
    wanted = schedule("month", since=date(2026, 3, 4))

    assert due_period(wanted, today=date(2026, 3, 20)) is None
    assert due_period(wanted, today=date(2026, 4, 5)) == (date(2026, 3, 1), date(2026, 3, 31))
    assert next_day(wanted, today=date(2026, 3, 4)) == date(2026, 4, 5)


def test_the_next_day_is_the_day_on_which_a_period_falls_due():
    for every in ("month", "quarter", "year"):
        wanted, today = schedule(every, day=28), date(2026, 3, 4)
        day = next_day(wanted, today=today)

        assert due_period(wanted, today=day) != due_period(wanted, today=today)


STAFF, STANDING = Office(Role.STAFF), Office(Role.STANDING, region_id=7)
DONOR, KENYA = Office(Role.DONOR, body_id=3), Office(Role.NFP, country_id=1, region_id=7)


@pytest.mark.parametrize(
    ("told", "may", "may_not"),
    [
        (schedule(pattern="standing-committee"), [STANDING], [DONOR, KENYA]),
        (
            schedule(pattern="donor", grant=Grant(donor_id=3)),
            [DONOR],
            [Office(Role.DONOR, body_id=4), Office(Role.OBSERVER, body_id=3), STANDING, KENYA],
        ),
        (
            schedule(pattern="minister", country_id=1),
            [KENYA],
            [Office(Role.NFP, country_id=2, region_id=7), DONOR, STANDING],
        ),
        (
            schedule(pattern="region", region_id=7),
            [KENYA, STANDING],
            [Office(Role.NFP, country_id=2, region_id=8), DONOR],
        ),
    ],
)
def test_those_a_report_is_about_may_be_told_and_others_may_not(told, may, may_not):
    def allowed(*held):
        return may_receive(Offices(1, held), told, regions=frozenset({7}))

    assert allowed(STAFF)
    assert all(allowed(one) for one in may)
    assert not any(allowed(one) for one in may_not)
    assert not allowed()
