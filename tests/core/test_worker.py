import signal
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils.timezone import now

from tests.factories.treaties import CountryFactory
from whimbrel.core import timetable, worker
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import Heartbeat, SearchEntry, TimetableEntry
from whimbrel.core.worker import HouseWorker, beat, is_alive, last_beat

pytestmark = pytest.mark.django_db


def test_nobody_is_alive_before_the_first_beat():
    assert last_beat() is None
    assert not is_alive(now())


def test_a_beat_is_a_sign_of_life_for_a_minute():
    beat("one")

    assert is_alive(now())
    assert not is_alive(now() + timedelta(seconds=61))


def test_a_sign_of_life_from_before_the_clock_was_set_back_is_none():
    Heartbeat.objects.create(worker="dead", beat_at=now() + timedelta(hours=1))
    assert not is_alive(now())
    beat("living")

    assert is_alive(now())


def test_a_worker_has_one_line_however_often_it_beats():
    beat("one")
    beat("one")

    assert Heartbeat.objects.count() == 1


def test_those_silent_for_a_day_are_forgotten():
    Heartbeat.objects.create(worker="old", beat_at=now() - timedelta(days=2))
    beat("new")

    assert list(Heartbeat.objects.values_list("worker", flat=True)) == ["new"]


def test_one_look_reads_into_the_search_index_what_has_changed():
    country = CountryFactory()

    HouseWorker("one").look()

    assert SearchEntry.objects.filter(kind="countries", key=str(country.pk)).exists()


def test_one_look_does_repeated_jobs_and_sends_letters(monkeypatch, mailoutbox):
    done = []
    monkeypatch.setattr(timetable, "_jobs", {})
    timetable.every(timedelta(hours=1), "tests.hourly")(lambda: done.append(1))
    write_letter(to=Recipient(address="a@example.org"), kind="sign_in", subject="Code", text="123")

    HouseWorker("one").look()

    assert done == [1]
    assert [letter.subject for letter in mailoutbox] == ["Code"]


def test_a_look_at_an_idle_house_only_reads(django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(timetable, "_jobs", {})
    HouseWorker("one").look()

    with django_assert_num_queries(6) as asked:
        HouseWorker("one").look()

    assert all(query["sql"].startswith("SELECT") for query in asked)


def test_who_is_told_to_stop_finishes_what_is_begun(monkeypatch):
    told = HouseWorker("one")
    monkeypatch.setattr(timetable, "_jobs", {})

    @timetable.every(timedelta(hours=1), "tests.stopped")
    def stopped():
        told.shutdown(signal.SIGTERM, None)

    told.look()

    assert not told.running
    assert TimetableEntry.objects.get().done_at is not None


def test_a_failure_does_not_end_the_worker_and_is_logged(monkeypatch, caplog):
    def fail(**words):
        raise OperationalError("somebody else has been writing for 30 seconds")

    monkeypatch.setattr(worker, "run_due_jobs", fail)

    HouseWorker("one").look()

    assert [one.exc_info[0] for one in caplog.records] == [OperationalError]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_has_grown_ends_once_it_has_done_what_waited(monkeypatch):
    country = CountryFactory()
    monkeypatch.setattr(worker, "GROWTH", -1)
    monkeypatch.setattr(HouseWorker, "configure_signals", lambda self: None)

    HouseWorker("one").work()

    assert SearchEntry.objects.filter(kind="countries", key=str(country.pk)).exists()
    assert last_beat() is not None


def test_what_a_process_holds_for_itself_is_told_in_bytes():
    held = worker.own_memory()
    more = bytearray(30_000_000)

    assert worker.own_memory() - held > 25_000_000
    assert len(more) == 30_000_000
