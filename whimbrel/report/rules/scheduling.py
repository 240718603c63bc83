"""When a report goes out by itself, and who may be told of it. Pure: the day, and what somebody holds, is passed in."""

from datetime import date, timedelta

from whimbrel.report.models import ReportSchedule
from whimbrel.treaties.models import NATIONAL, Role
from whimbrel.treaties.queries.offices import Offices

MONTHS = {"month": 1, "quarter": 3, "year": 12}


def due_period(schedule: ReportSchedule, *, today: date) -> tuple[date, date] | None:
    """The last period that is over, first day and last, once its day has come; None before, and where it was not wanted."""
    months = MONTHS[schedule.every]
    this_month = today.year * 12 + today.month - 1
    begins = this_month - this_month % months
    if _first_of(begins) + timedelta(days=schedule.day - 1) > today:
        begins -= months
    first, last = _first_of(begins - months), _first_of(begins) - timedelta(days=1)
    return (first, last) if last >= schedule.since else None


def next_day(schedule: ReportSchedule, *, today: date) -> date:
    """The day on which the next one goes out, after this one."""
    months = MONTHS[schedule.every]
    this_month = today.year * 12 + today.month - 1
    begins = this_month - this_month % months
    while True:
        day = _first_of(begins) + timedelta(days=schedule.day - 1)
        if day > today and _first_of(begins) > schedule.since:
            return day
        begins += months


def may_receive(
    offices: Offices, schedule: ReportSchedule, *, regions: frozenset[int] = frozenset()
) -> bool:
    """The Secretariat; of each pattern besides, whom it is about or for. `regions` are the schedule's with its areas."""
    if offices.is_secretariat:
        return True
    pattern, donor = schedule.pattern, schedule.grant and schedule.grant.donor_id
    if pattern == ReportSchedule.Pattern.STANDING:
        return offices.has_role(Role.STANDING)
    if pattern == ReportSchedule.Pattern.DONOR:
        return any(one.role == Role.DONOR and one.body_id == donor for one in offices.held)
    if pattern == ReportSchedule.Pattern.MINISTER:
        return schedule.country_id in offices.countries
    return any(
        one.role in (*NATIONAL, Role.STANDING) and one.region_id in regions for one in offices.held
    )


def _first_of(month: int) -> date:
    """The first day of a month, counted from the year nought."""
    return date(month // 12, month % 12 + 1, 1)
