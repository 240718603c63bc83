"""Jobs that come back: a room names them in its `timetable.py`, the task worker does them.

When a job is due next stands in the database, so that of several workers one does it. A job that a killed worker
left half done is not done again before its time: a job looks for what is to be done, and does not count on having
been there the last time.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timezone import now

from whimbrel.core.models import TimetableEntry

logger = logging.getLogger(__name__)

Work = Callable[[], object]


@dataclass(frozen=True)
class Job:
    name: str
    pause: timedelta
    work: Work


_jobs: dict[str, Job] = {}


def every(pause: timedelta, name: str) -> Callable[[Work], Work]:
    """Make the worker call the decorated function again and again, with that pause between two beginnings.

    The first time is as soon as a worker runs. `name` is unique in the house, such as "treaties.yearly_check".
    """

    def keep(work: Work) -> Work:
        _jobs[name] = Job(name=name, pause=pause, work=work)
        return work

    return keep


def do_soon(name: str, *, at: datetime) -> None:
    """Let the job of that name be done at a worker's next look, once what is being written here is kept."""
    TimetableEntry.objects.filter(name=name, due_at__gt=at).update(due_at=at)


def run_due_jobs(*, at: datetime) -> list[str]:
    """Do each job that is due and that no other worker has taken; their names. Looking is one read."""
    due = dict(TimetableEntry.objects.values_list("name", "due_at"))
    done = []
    for job in list(_jobs.values()):
        if (job.name not in due or _is_due(job, due[job.name], at)) and _claim(job, at):
            _do(job)
            done.append(job.name)
    return done


def _is_due(job: Job, due_at: datetime, at: datetime) -> bool:
    """Also where it is due later than it could be: the clock was set back since, or the pause made shorter."""
    return due_at <= at or due_at > at + job.pause


def _claim(job: Job, at: datetime) -> bool:
    TimetableEntry.objects.get_or_create(name=job.name, defaults={"due_at": at})
    next_at = at + job.pause
    due = TimetableEntry.objects.filter(Q(due_at__lte=at) | Q(due_at__gt=next_at), name=job.name)
    return due.update(due_at=next_at) == 1


def _do(job: Job) -> None:
    entry = TimetableEntry.objects.filter(name=job.name)
    try:
        job.work()
    except Exception as error:
        logger.exception("The job %s failed; it is tried again at its next time.", job.name)
        entry.update(failed_at=now(), last_error=f"{type(error).__name__}: {error}")
    else:
        entry.update(done_at=now(), failed_at=None, last_error="")
