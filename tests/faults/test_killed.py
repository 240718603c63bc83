"""Processes killed at random moments under load: every acknowledged write is there, and the site comes back.

COUNT says how many moments; `make faults` takes 200 of each kind.
"""

import os
import random
import signal
import time
from contextlib import suppress

import pytest

COUNT = int(os.environ.get("COUNT", "4"))


def kill(pids):
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def kill_a_web_worker(house):
    """Granian forks another; where the same one died a moment ago, the supervisor forks them all anew."""
    until = time.monotonic() + 10
    while len(before := house.web_workers()) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    kill([random.choice(before)])
    house.wait_until_it_answers("/healthz")


def kill_the_task_worker(house):
    """The supervisor forks another."""
    before = set(house.processes("whimbrel-worker"))
    kill(before)
    until = time.monotonic() + 10
    while not set(house.processes("whimbrel-worker")) - before and time.monotonic() < until:
        time.sleep(0.02)
    assert set(house.processes("whimbrel-worker")) - before


def kill_the_whole_server(house):
    kill(house.everybody())
    house.server.wait()
    house.start()


KINDS = [kill_a_web_worker, kill_the_task_worker, kill_the_whole_server]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_acknowledged_write_survives(house, clients, kind):
    writers, readers = clients
    for number in range(COUNT):
        time.sleep(random.uniform(0.05, 0.5))
        kind(house)
        assert house.query("PRAGMA quick_check") == [("ok",)], f"after moment {number}"
        for writer in writers:
            writer.check()
    time.sleep(0.5)
    for one in writers + readers:
        one.is_over.set()
    for one in writers + readers:
        one.join(timeout=45)

    for writer in writers:
        writer.check()
        assert writer.answers[302] > 0
    assert house.query("PRAGMA integrity_check") == [("ok",)]
    assert house.query("PRAGMA foreign_key_check") == []
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    house.wait_until_it_answers()
    told = sum((one.answers for one in writers), start=type(writers[0].answers)())
    read = sum((one.answers for one in readers), start=type(writers[0].answers)())
    print(f"\n{kind.__name__}, {COUNT} moments: writes {dict(told)}, reads {dict(read)}")
