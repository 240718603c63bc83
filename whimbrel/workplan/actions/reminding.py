"""Whoever looks after an activity is written to before its days and after them."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.workplan.emails import write_waiting
from whimbrel.workplan.queries.keepers import owners_of
from whimbrel.workplan.queries.late import Manner, Waiting, waiting

# What is late is told again after so long, and no more after a year: then it is a matter for the desk.
AGAIN = timedelta(days=30)
LONGEST = timedelta(days=365)


def remind_owners(*, at: datetime) -> int:
    """Write to the owners of all that waits; how many letters. Each matter once for each day that comes round."""
    today = localdate(at)
    due = [one for one in waiting(on=today) if today - one.day <= LONGEST]
    return sum(_remind(one, today) for one in due)


@transaction.atomic
def _remind(one: Waiting, today: date) -> int:
    letters = [
        write_waiting(waiting=one, person=person, once=f"{matter_of(one, today)}:{person.pk}")
        for person in owners_of(one.activity, on=today)
    ]
    return sum(letter is not None for letter in letters)


def matter_of(one: Waiting, today: date) -> str:
    """What a letter is about: the same matter is told once. What is late comes round every thirty days."""
    of = f"output-{one.output.pk}" if one.output else f"activity-{one.activity.pk}"
    rounds = (today - one.day) // AGAIN if one.manner == Manner.LATE else 0
    return f"{of}:{one.manner}:{one.day.isoformat()}:{rounds}"
