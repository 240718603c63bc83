"""Tasks of a file: given to an officer, done with what came of it, and passed on when the officer leaves."""

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, make_aware

from whimbrel.accession.actions.recruitment import do_next_step
from whimbrel.accession.actions.steps import do_step
from whimbrel.accession.models import Approach, PlannedStep, RecruitmentFile, RecruitmentTask
from whimbrel.accession.queries.desks import desks
from whimbrel.accession.queries.tasks import KINDS, Task, open_tasks
from whimbrel.core.journal import changes, record
from whimbrel.people.models import User

NOON = time(12)


class MayNotSee(Exception):
    """The officer does not keep that file, and can be given nothing in it."""


@transaction.atomic
def note_task(
    *, file: RecruitmentFile, words: str, due_on: date, owner: User, by: User, at: datetime
) -> RecruitmentTask:
    """Write down what is to be done, and give it to an officer who keeps the file. Raises MayNotSee."""
    _check(owner, file, localdate(at))
    noted = file.tasks.create(words=words, due_on=due_on, owner=owner, noted_by=by, noted_at=at)
    record(by, "noted a task", file)
    return noted


@transaction.atomic
def give_task(*, task: Task, owner: User, by: User, on: date, due_on: date | None = None) -> Task:
    """The task is that officer's from now on, and due on that day where one is given. Raises MayNotSee.

    Giving what is theirs already changes nothing.
    """
    _check(owner, task.file, on)
    day = "next_on" if isinstance(task, Approach) else "due_on"
    fields = ["owner", day]
    before = {"owner": _name(task.owner), day: getattr(task, day)}
    task.owner = owner
    if due_on is not None:
        setattr(task, day, due_on)
    after = {"owner": _name(owner), day: getattr(task, day)}
    if before != after:
        task.save(update_fields=fields)
        record(by, "gave a task", task.file, **changes(before, after, fields))
    return task


@transaction.atomic
def finish_task(*, task: Task, result: str, by: User, at: datetime, on: date) -> Task:
    """The task was done on that day, and that came of it. Doing it twice changes nothing."""
    if isinstance(task, Approach):
        return do_next_step(
            approach=task, by=by, at=make_aware(datetime.combine(on, NOON)), result=result
        )
    if isinstance(task, PlannedStep):
        return do_step(step=task, by=by, at=at, on=on, result=result)
    if task.done_on is None:
        task.done_on, task.done_by, task.result = on, by, result
        task.save(update_fields=["done_on", "done_by", "result"])
        record(by, "finished a task", task.file)
    return task


@transaction.atomic
def pass_tasks(
    *, giver: User, taker: User, files: QuerySet[RecruitmentFile], by: User, on: date
) -> tuple[int, int]:
    """Give all that the one had still to do in these files to the other: how many passed, and how many stay.

    What stays is in files that the other does not keep.
    """
    desk, passed, left = desks(on=on), 0, 0
    for kind in KINDS:
        for task in open_tasks(kind, files).filter(owner=giver):
            if desk.keeps(taker.pk, task.file.country):
                give_task(task=task, owner=taker, by=by, on=on)
                passed += 1
            else:
                left += 1
    return passed, left


def _check(owner: User, file: RecruitmentFile, on: date) -> None:
    if not desks(on=on).keeps(owner.pk, file.country):
        raise MayNotSee


def _name(person: User | None) -> str:
    return str(person or "")
