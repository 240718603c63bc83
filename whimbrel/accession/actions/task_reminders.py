"""Who has something to do in the files is reminded, by a letter that tells nothing of them."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.accession.emails import write_task_reminder
from whimbrel.accession.models import RecruitmentFile
from whimbrel.accession.queries.desks import desks
from whimbrel.accession.queries.tasks import TaskRow, tasks

# So many days from the day of a task on which its owner is written to; before it, less than none.
MARKS = (-3, 1, 7, 21)
# A day on which nothing ran is made up for so long.
CAUGHT_UP = timedelta(days=6)


@transaction.atomic
def remind_of_tasks(*, at: datetime) -> int:
    """One letter to each who may see the file of a task that has reached one of the marks. How many letters.

    Who left the desk, or keeps the region no more, is not written to.
    """
    today = localdate(at)
    desk = desks(on=today)
    owned: dict[int, list[TaskRow]] = defaultdict(list)
    for row in tasks(RecruitmentFile.objects.all(), desks=desk, on=today):
        if row.owner is not None and not row.has_nobody:
            owned[row.owner.pk].append(row)
    written = 0
    for number, rows in owned.items():
        reached = _latest_mark(rows, today)
        if reached is not None:
            soon = sum(not row.is_late and row.due_on <= today - timedelta(days=MARKS[0]) for row in rows)  # fmt: skip
            letter = write_task_reminder(
                person=desk.people[number], late=sum(row.is_late for row in rows), soon=soon, on=reached,
            )  # fmt: skip
            written += letter is not None
    return written


def _latest_mark(rows: list[TaskRow], today: date) -> date | None:
    days = (row.due_on + timedelta(days=mark) for row in rows for mark in MARKS)
    return max((day for day in days if today - CAUGHT_UP <= day <= today), default=None)
