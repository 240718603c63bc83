from datetime import timedelta

import pytest
from django.utils.timezone import now

from whimbrel.core.models import Heartbeat
from whimbrel.core.worker import beat, is_alive, last_beat

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
