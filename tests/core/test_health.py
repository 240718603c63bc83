from datetime import timedelta

import pytest
from django.utils.timezone import now

from whimbrel.core.health import database_answers, readiness, unapplied_migrations
from whimbrel.core.models import Heartbeat
from whimbrel.core.worker import ALIVE, beat, is_alive

pytestmark = pytest.mark.django_db


def test_a_house_whose_worker_beats_is_ready():
    beat("here")

    assert database_answers()
    assert unapplied_migrations() == []
    assert readiness() == {"door": True, "database": True, "migrations": True, "worker": True}


def test_a_house_without_a_worker_is_not_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {
        "door": True,
        "database": True,
        "migrations": True,
        "worker": False,
    }


def test_a_worker_silent_for_a_minute_counts_as_dead():
    Heartbeat.objects.create(worker="here", beat_at=now() - ALIVE)

    assert not is_alive(now())


def test_workers_silent_for_a_day_are_forgotten():
    Heartbeat.objects.create(worker="gone", beat_at=now() - timedelta(days=2))

    beat("here")

    assert list(Heartbeat.objects.values_list("worker", flat=True)) == ["here"]


def test_the_process_answers_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok\n"
