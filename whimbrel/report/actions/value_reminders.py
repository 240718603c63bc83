"""Whoever is responsible for a value that is due or late is reminded, and nobody else."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.report.emails import write_value_reminder
from whimbrel.report.models import ReportingPeriod
from whimbrel.report.queries.lacking import LackingValue, at_the_desk, lacking_values

# So many days before the day by which values are due, and after it; then only the desk shows them.
BEFORE = (14, 3)
AFTER = (1, 14, 28)


@transaction.atomic
def remind_of_values(*, at: datetime) -> int:
    """One letter to each for each period, on the days above, with all that lacks of theirs. How many letters.

    A day on which nothing ran is made up for as long as the next has not come; each letter is written once.
    """
    today = localdate(at)
    theirs: dict[tuple[int, int], list[LackingValue]] = {}
    for one in lacking_values(on=today, until=today + timedelta(days=BEFORE[0])):
        if one.indicator.responsible_id and _reached(one.period, today):
            theirs.setdefault((one.indicator.responsible_id, one.period.pk), []).append(one)
    keepers = at_the_desk({person for person, _period in theirs}, on=today)
    letters = [
        write_value_reminder(person=person, values=values, reached=reached, today=today)
        for (pk, _period), values in theirs.items()
        if pk in keepers
        and (reached := _reached(values[0].period, today))
        and (person := values[0].indicator.responsible) is not None
    ]
    return sum(one is not None for one in letters)


def _reached(period: ReportingPeriod, today: date) -> date | None:
    """The last of the days above that has come; None before the first, and where the last is long over."""
    days = [period.due_on - timedelta(days=n) for n in BEFORE]
    days += [period.due_on + timedelta(days=n) for n in AFTER]
    if today > days[-1] + timedelta(days=7):
        return None
    return max((day for day in days if day <= today), default=None)
