"""A disk that is full or read-only, a database that somebody holds."""

import os
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import urllib.parse

import pytest

from tests.faults.house import FORM, House


def write(house, session, name):
    form = {"csrfmiddlewaretoken": "a" * 32, "display_name": name, "language": "en"}
    headers = {"Cookie": f"sessionid={session}; csrftoken={'a' * 32}", "Content-Type": FORM}
    return house.ask("POST", "/en/accounts/", urllib.parse.urlencode(form), headers)


def name_of(house, person):
    return house.query("SELECT display_name FROM people_user WHERE id = ?", person)[0][0]


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 256 MB, many times what an empty house takes, where this machine lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a file system")
    try:
        yield place
    finally:
        for _ in range(50):
            if subprocess.run(["umount", str(place)], capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        else:
            # Somebody still has a file open there: out of sight at once, gone with the last of them.
            subprocess.run(["umount", "--lazy", str(place)], check=True)
    assert not place.is_mount()


@pytest.fixture
def house_on_it(small_disk):
    house = House(small_disk / "var", workers=1)
    house.log = small_disk.parent / "serve.log"
    yield house
    if getattr(house, "server", None) is not None and house.server.poll() is None:
        house.stop()


def test_on_a_full_disk_readers_read_and_writers_are_told(house_on_it, small_disk):
    house = house_on_it
    ((person, session),) = house.people(1)
    house.start()
    assert write(house, session, "before")[0] == 302
    filler = small_disk / "filler"
    with open(filler, "wb") as file:
        try:
            while True:
                file.write(b"x" * 65536)
                file.flush()
        except OSError:
            pass
    statuses = []
    for number in range(40):
        status, body = write(house, session, f"full-{number}")
        statuses.append(status)
        if status == 302:
            assert name_of(house, person) == f"full-{number}"
        else:
            assert status == 503, body[:300]
            assert b"Traceback" not in body
            break
    assert house.ask("GET", "/en/instruments/")[0] == 200
    filler.unlink()

    assert statuses[-1] == 503, "the disk was never full"
    assert write(house, session, "after")[0] == 302
    assert name_of(house, person) == "after"
    assert house.query("PRAGMA integrity_check") == [("ok",)]


def test_on_a_read_only_disk_readers_read_and_writers_are_told(house_on_it, small_disk):
    house = house_on_it
    ((person, session),) = house.people(1)
    house.start()
    assert write(house, session, "before")[0] == 302
    assert house.ask("GET", "/en/instruments/")[0] == 200
    words = ["mount", "-o", "remount,ro", str(small_disk)]
    # A file open for writing keeps the disk writable: start again on the disk as it is then.
    house.stop()
    if subprocess.run(words, capture_output=True).returncode:
        pytest.skip("this machine lets nobody make the disk read-only")
    try:
        house.start()
        assert house.ask("GET", "/en/instruments/")[0] in (200, 503)
        status, body = write(house, session, "lost?")
        assert status == 503, body[:300]
        assert name_of(house, person) == "before"
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    # SQLite keeps a file it could only read as such for as long as the process lives.
    house.stop()
    house.start()
    assert write(house, session, "after")[0] == 302


def test_a_writer_waits_for_whoever_holds_the_database_and_loses_nothing(house):
    ((person, session),) = house.people(1)
    house.start()
    holder = sqlite3.connect(house.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    answers = []
    writer = threading.Thread(target=lambda: answers.append(write(house, session, "patient")))
    writer.start()
    time.sleep(1)
    assert house.ask("GET", "/en/instruments/")[0] == 200
    holder.execute("ROLLBACK")
    writer.join(timeout=20)

    assert answers[0][0] == 302
    assert name_of(house, person) == "patient"


def test_a_writer_who_waits_too_long_is_told_so(house):
    ((person, session),) = house.people(1)
    house.start()
    before = name_of(house, person)
    holder = sqlite3.connect(house.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        status, body = write(house, session, "too late")
    finally:
        holder.execute("ROLLBACK")

    assert status == 503
    assert b"Traceback" not in body
    assert name_of(house, person) == before


def test_stopping_while_written_to_keeps_what_was_acknowledged(house):
    ((person, session),) = house.people(1)
    house.start()
    for number in range(5):
        assert write(house, session, f"last-{number}")[0] == 302
    os.kill(house.server.pid, signal.SIGTERM)
    assert house.server.wait(timeout=30) == 0

    assert name_of(house, person) == "last-4"
    assert not house.database.with_name("whimbrel.sqlite3-wal").exists() or house.query(
        "PRAGMA integrity_check"
    ) == [("ok",)]
