"""Work that failed in the worker: tasks asked for once, and repeated jobs; looked at, tried again, or put aside."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from whimbrel.core.journal import record
from whimbrel.core.models import TimetableEntry

SHOWN = 50


@dataclass(frozen=True)
class Failure:
    """One piece of work that failed. `key` finds it again; `error` is the last line of what the machine said."""

    key: str
    name: str
    failed_at: datetime | None
    error: str
    # A repeated job comes back by itself, and cannot be put aside.
    next_at: datetime | None = None


class NotFailed(Exception):
    """Somebody tried it again or put it aside before, or it has worked since."""


def failure_count() -> int:
    """How many pieces of work failed and wait for somebody. Two queries."""
    jobs = TimetableEntry.objects.filter(failed_at__isnull=False)
    return DBTaskResult.objects.failed().count() + jobs.count()


def failures() -> list[Failure]:
    """The latest of them, tasks first. Two queries."""
    tasks = DBTaskResult.objects.failed().order_by("-finished_at")[:SHOWN]
    jobs = TimetableEntry.objects.filter(failed_at__isnull=False).order_by("-failed_at")
    return [
        *(
            Failure(f"task:{one.pk}", one.task_path, one.finished_at, _last_line(one))
            for one in tasks
        ),
        *(
            Failure(f"job:{one.name}", one.name, one.failed_at, one.last_error, one.due_at)
            for one in jobs
        ),
    ]


@transaction.atomic
def try_again(*, key: str, by: AbstractBaseUser, at: datetime) -> None:
    """Let the worker do it at its next look. Raises NotFailed."""
    kind, _colon, name = key.partition(":")
    if kind == "job":
        entry = TimetableEntry.objects.filter(name=name, failed_at__isnull=False).first()
        if entry is None:
            raise NotFailed
        TimetableEntry.objects.filter(pk=entry.pk).update(due_at=at)
        record(by, "tried again", entry, name=name)
        return
    task = _failed_task(name)
    task.status, task.started_at, task.finished_at = "READY", None, None
    task.exception_class_path = task.traceback = ""
    task.save()
    record(by, "tried again", by, name=task.task_path)


@transaction.atomic
def put_aside(*, key: str, by: AbstractBaseUser) -> None:
    """Forget a task that is not to be done any more. Raises NotFailed, also for a repeated job."""
    kind, _colon, name = key.partition(":")
    if kind != "task":
        raise NotFailed
    task = _failed_task(name)
    record(by, "put aside", by, name=task.task_path)
    task.delete()


def _failed_task(pk: str) -> DBTaskResult:
    """The task. It has no number that the journal could keep: its lines stand with whoever decided."""
    try:
        return DBTaskResult.objects.failed().select_for_update().get(pk=pk)
    except (DBTaskResult.DoesNotExist, ValueError, ValidationError) as error:
        raise NotFailed from error


def _last_line(task: DBTaskResult) -> str:
    """What went wrong, without the way there."""
    return task.traceback.strip().rpartition("\n")[2] or task.exception_class_path
