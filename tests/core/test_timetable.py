from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from whimbrel.core import timetable
from whimbrel.core.models import TimetableEntry
from whimbrel.core.timetable import every, run_due_jobs

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def done(monkeypatch):
    """A job of every hour, the only one there is; how often it was done."""
    monkeypatch.setattr(timetable, "_jobs", {})
    done = []
    every(HOUR, "tests.hourly")(lambda: done.append(1))
    return done


def test_a_job_is_done_at_the_first_look_and_then_again_and_again(done):
    assert run_due_jobs(at=NOON) == ["tests.hourly"]
    assert run_due_jobs(at=NOON + timedelta(minutes=59)) == []
    assert run_due_jobs(at=NOON + HOUR) == ["tests.hourly"]
    assert len(done) == 2


def test_looking_for_due_jobs_is_one_read(django_assert_num_queries):
    run_due_jobs(at=NOON)

    with django_assert_num_queries(1):
        run_due_jobs(at=NOON)


@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_does_the_job(done):
    TimetableEntry.objects.create(name="tests.hourly", due_at=NOON)

    def look(_):
        try:
            return run_due_jobs(at=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        names = sum(workers.map(look, range(4)), [])

    assert names == ["tests.hourly"]
    assert len(done) == 1


def test_a_job_that_fails_is_written_down_and_tried_at_its_next_time(done):
    @every(HOUR, "tests.failing")
    def fail():
        if len(done) < 2:
            raise LookupError("no such list")

    assert run_due_jobs(at=NOON) == ["tests.hourly", "tests.failing"]
    entry = TimetableEntry.objects.get(name="tests.failing")
    assert entry.last_error == "LookupError: no such list"
    assert entry.failed_at is not None
    assert entry.done_at is None

    run_due_jobs(at=NOON + HOUR)
    entry.refresh_from_db()
    assert entry.last_error == ""
    assert entry.failed_at is None
    assert entry.done_at is not None


def test_a_job_that_fails_keeps_no_other_from_being_done(done):
    timetable._jobs.clear()

    @every(HOUR, "tests.failing")
    def fail():
        raise LookupError

    every(HOUR, "tests.after")(lambda: done.append(1))
    run_due_jobs(at=NOON)

    assert done == [1]


def test_a_clock_that_was_set_back_stops_no_job(done):
    run_due_jobs(at=NOON + timedelta(days=300))

    assert run_due_jobs(at=NOON) == ["tests.hourly"]
    assert run_due_jobs(at=NOON) == []
