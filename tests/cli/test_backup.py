"""A house is packed and brought back; once while it is served and written to, and then served itself."""

import os
import re
import subprocess
import sys
import time

import pytest
from django.db import connection

from tests.faults.house import House, Writer

COMMAND = [sys.executable, "-m", "whimbrel.cli"]
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


def whimbrel(folder, *arguments):
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("WHIMBREL_")
        and name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}
    }
    return subprocess.run(
        [*COMMAND, *arguments],
        env=bare | {"WHIMBREL_DATA": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_house_is_packed_looked_at_and_brought_back(tmp_path):
    house, new = tmp_path / "house", tmp_path / "new"
    assert (
        whimbrel(house, "init", "--no-input", "--admin-email", "office@example.org").returncode == 0
    )
    (house / "media").mkdir(exist_ok=True)
    (house / "media" / "letter.pdf").write_bytes(b"%PDF")

    packed = whimbrel(house, "backup", "--with-secret")
    assert packed.returncode == 0, packed.stderr
    file = re.match(r"(\S+): 4 files", packed.stdout)[1]
    assert whimbrel(house, "restore", file, "--verify").stdout.count("is whole") == 1
    brought = whimbrel(house, "restore", file, "--into", str(new))

    assert brought.returncode == 0, brought.stderr
    assert (new / "media" / "letter.pdf").read_bytes() == b"%PDF"
    checked = whimbrel(new, "check")
    assert checked.returncode == 0, checked.stdout


@pytest.fixture
def written_to(tmp_path):
    """A served house and two people who change their names without a pause."""
    house = House(tmp_path / "var")
    people = house.people(2)
    house.start()
    writers = [Writer(house, number, *person) for number, person in enumerate(people)]
    for one in writers:
        one.start()
    yield house, writers
    for one in writers:
        one.is_over.set()
    if house.server.poll() is None:
        house.stop()


def acknowledged(writers, beyond):
    """What each writer was told was taken, once each is beyond these."""
    until = time.monotonic() + 60
    while any(one.acknowledged <= least for one, least in zip(writers, beyond, strict=True)):
        assert time.monotonic() < until, "nobody writes"
        time.sleep(0.02)
    return [one.acknowledged for one in writers]


def test_a_served_house_is_packed_under_writers_brought_back_and_served(written_to, tmp_path):
    house, writers = written_to
    before = acknowledged(writers, [0, 0])
    packed = house._run(*COMMAND, "backup", str(tmp_path / "b.tar.gz"), "--with-secret")
    assert packed.returncode == 0, packed.stderr
    sent = [one.sent for one in writers]
    # Nobody was held up by the packing, or refused.
    acknowledged(writers, sent)
    assert {status for one in writers for status in one.answers} == {302}
    for one in writers:
        one.is_over.set()
        one.join(timeout=30)
        one.check()
    house.stop()

    brought = house._run(
        *COMMAND, "restore", str(tmp_path / "b.tar.gz"), "--into", str(tmp_path / "new")
    )
    assert brought.returncode == 0, brought.stderr
    new = House(tmp_path / "new")
    new.start()
    try:
        for one, least, most in zip(writers, before, sent, strict=True):
            ((name,),) = new.query("SELECT display_name FROM people_user WHERE id = ?", one.person)
            assert least <= int(name.partition("-")[2]) <= most
            # Who was signed in is so still, and finds what they had written by then.
            status, page = new.ask(
                "GET", "/en/accounts/", headers={"Cookie": one.headers["Cookie"]}
            )
            assert status == 200
            assert f'value="{name}"'.encode() in page
        assert new.ask("GET", "/en/instruments/")[0] == 200
        assert new.query("PRAGMA integrity_check") == [("ok",)]
    finally:
        new.stop()


def test_older_backups_are_removed_only_when_asked(tmp_path):
    house, there = tmp_path / "house", tmp_path / "there"
    whimbrel(house, "init", "--no-input")
    there.mkdir()
    for name in ("whimbrel-20200101-000000.tar.gz", "whimbrel-20210101-000000.tar.gz"):
        (there / name).write_text("old")
    kept = whimbrel(house, "backup", str(there), "--keep", "2")

    assert kept.returncode == 0, kept.stderr
    assert "removed whimbrel-20200101-000000.tar.gz" in kept.stdout
    assert len(list(there.iterdir())) == 2


@pytest.mark.parametrize("words", [["restore", "FILE"], ["restore", "nowhere.tar.gz", "--verify"]])
def test_a_restore_that_makes_no_sense_says_so(tmp_path, words):
    file = tmp_path / "file.tar.gz"
    file.write_bytes(b"no backup")
    refused = whimbrel(
        tmp_path / "house", *[str(file) if word == "FILE" else word for word in words]
    )

    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    damaged = whimbrel(tmp_path / "house", "restore", str(file), "--verify")
    assert damaged.returncode == 1
    assert "cannot be unpacked" in damaged.stderr
