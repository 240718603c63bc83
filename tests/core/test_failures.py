from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from tests.factories.people import UserFactory
from whimbrel.core import timetable
from whimbrel.core.failures import NotFailed, failure_count, failures, put_aside, try_again
from whimbrel.core.models import JournalEntry, TimetableEntry
from whimbrel.core.timetable import every, run_due_jobs

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def failed_task():
    return DBTaskResult.objects.create(
        status="FAILED", task_path="rooms.tasks.draw", args_kwargs={"args": [], "kwargs": {}},
        backend_name="worker", run_after=NOON, finished_at=NOON,
        exception_class_path="builtins.OSError", traceback="Traceback:\n  somewhere\nOSError: full\n",
    )  # fmt: skip


@pytest.fixture
def failed_job(monkeypatch):
    """A job of every day that fails the first time."""
    monkeypatch.setattr(timetable, "_jobs", {})
    tries = []

    @every(timedelta(days=1), "tests.daily")
    def daily():
        tries.append(1)
        if len(tries) == 1:
            raise LookupError("no such list")

    run_due_jobs(at=NOON)
    return TimetableEntry.objects.get(name="tests.daily")


def test_tasks_and_jobs_that_failed_are_counted_and_told(failed_job):
    failed_task()

    assert failure_count() == 2
    assert [(one.name, one.error) for one in failures()] == [
        ("rooms.tasks.draw", "OSError: full"),
        ("tests.daily", "LookupError: no such list"),
    ]


def test_a_job_tried_again_is_due_at_once_and_works(failed_job):
    officer = UserFactory()

    try_again(key="job:tests.daily", by=officer, at=NOON + timedelta(hours=1))

    assert run_due_jobs(at=NOON + timedelta(hours=1)) == ["tests.daily"]
    assert failure_count() == 0
    assert JournalEntry.objects.get().verb == "tried again"


def test_a_task_tried_again_waits_for_the_worker():
    task = failed_task()

    try_again(key=f"task:{task.pk}", by=UserFactory(), at=NOON)

    assert list(DBTaskResult.objects.ready()) == [task]
    assert failures() == []


def test_a_task_put_aside_is_forgotten_and_stands_in_the_journal():
    task = failed_task()

    put_aside(key=f"task:{task.pk}", by=UserFactory())

    assert not DBTaskResult.objects.exists()
    assert JournalEntry.objects.get().detail["name"] == "rooms.tasks.draw"


@pytest.mark.parametrize(
    "key",
    ["task:0d7ff2bb-6a29-4d29-a7c5-4a6ee1a7a7a1", "task:no-number", "job:tests.daily", "", "x"],
)
def test_what_has_not_failed_can_be_neither(key):
    with pytest.raises(NotFailed):
        try_again(key=key, by=UserFactory(), at=NOON)
    with pytest.raises(NotFailed):
        put_aside(key=key, by=UserFactory())


@pytest.mark.parametrize("number", [1, 3])
def test_looking_costs_the_same_for_one_or_many(number, django_assert_num_queries):
    for _ in range(number):
        failed_task()

    with django_assert_num_queries(2):
        assert len(failures()) == number
