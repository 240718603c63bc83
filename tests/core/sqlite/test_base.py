import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest
from django.db import OperationalError, connection, transaction

from whimbrel.core.models import Heartbeat
from whimbrel.core.sqlite import base

ON_SQLITE = connection.vendor == "sqlite"
pytestmark = [
    pytest.mark.skipif(not ON_SQLITE, reason="about SQLite"),
    pytest.mark.django_db(transaction=True),
]

WRITE_MANY = """
import django, sys
django.setup()
from django.db import transaction
from django.utils.timezone import now
from whimbrel.core.models import Heartbeat
for n in range(40):
    with transaction.atomic():
        Heartbeat.objects.count()
        Heartbeat.objects.create(worker=f"{sys.argv[1]}-{n}", beat_at=now())
    Heartbeat.objects.filter(worker=f"{sys.argv[1]}-{n}").update(beat_at=now())
"""
HOLD = """
import django, time
django.setup()
from django.db import transaction
with transaction.atomic():
    print("holding", flush=True)
    time.sleep(60)
"""


def python(code, *arguments):
    database = f"sqlite:///{connection.settings_dict['NAME']}"
    environment = os.environ | {
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "whimbrel.config.settings",
    }
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env=environment, stdout=subprocess.PIPE, text=True
    )


def test_several_processes_write_at_once_and_none_fails():
    writers = [python(WRITE_MANY, str(n)) for n in range(4)]

    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    assert Heartbeat.objects.count() == 160


def test_a_killed_writer_gives_its_turn_up():
    writer = python(HOLD)
    assert writer.stdout.readline() == "holding\n"

    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    started = time.monotonic()
    with transaction.atomic():
        Heartbeat.objects.create(worker="next", beat_at="2026-01-01T00:00Z")

    assert time.monotonic() - started < 5


def test_waiting_has_an_end_and_the_line_moves_on_after_it(monkeypatch):
    monkeypatch.setattr(base, "WAIT", 0.2)
    failed = []

    def write():
        try:
            with transaction.atomic():
                pass
        except OperationalError as error:
            failed.append(str(error))
        finally:
            connection.close()

    with transaction.atomic():
        other = threading.Thread(target=write)
        other.start()
        other.join()
    write()

    assert failed == ["somebody else has been writing for 0 seconds"]


def test_an_error_inside_gives_the_turn_back():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _ = 1 / 0

    assert connection._queue is None


def test_a_transaction_within_a_transaction_takes_no_second_turn():
    with transaction.atomic():
        outer = connection._queue
        with transaction.atomic():
            assert connection._queue == outer
        assert connection._queue == outer

    assert connection._queue is None


def test_closing_gives_the_turn_back():
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert connection._queue is not None

    connection.rollback()
    connection.set_autocommit(True)
    connection.close()

    assert connection._queue is None


def test_readers_do_not_wait_for_the_writer():
    with (
        transaction.atomic(),
        sqlite3.connect(connection.settings_dict["NAME"], timeout=0) as reader,
    ):
        Heartbeat.objects.create(worker="writing", beat_at="2026-01-01T00:00Z")
        assert reader.execute("select count(*) from core_heartbeat").fetchone() == (0,)


def test_the_write_ahead_log_is_on():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
