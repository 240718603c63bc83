import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from whimbrel.core.stored import wal_index as index
from whimbrel.core.stored.witness import SqliteWitness, Unreadable

WRITE = """
import sqlite3, sys
one = sqlite3.connect(sys.argv[1])
one.execute("UPDATE core_generation SET number = number + 1")
one.commit()
"""


@pytest.fixture(params=["wal", "delete"])
def path(request, tmp_path):
    path = str(tmp_path / "house.sqlite3")
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode={request.param}")
    connection.execute("CREATE TABLE core_generation (scope TEXT PRIMARY KEY, number INTEGER)")
    connection.execute("INSERT INTO core_generation VALUES ('site', 1)")
    connection.commit()
    connection.close()
    return path


def write_elsewhere(path):
    subprocess.run([sys.executable, "-c", WRITE, path], check=True)


def test_a_commit_of_another_process_is_seen_by_the_next_question(path):
    witness = SqliteWitness(path)
    for number in (1, 2, 3):
        assert witness.numbers() == {"site": number}
        write_elsewhere(path)

    assert witness.numbers() == {"site": 4}


def test_as_long_as_nothing_is_committed_the_numbers_are_one_object(path):
    witness, writer = SqliteWitness(path), sqlite3.connect(path, isolation_level=None)
    before = witness.numbers()
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE core_generation SET number = 9")

    assert witness.numbers() is before
    writer.execute("ROLLBACK")
    assert witness.numbers() is before
    writer.execute("UPDATE core_generation SET number = 9")
    assert witness.numbers() == {"site": 9}


def test_a_write_of_something_else_leaves_the_numbers_one_object(path):
    witness, writer = SqliteWitness(path), sqlite3.connect(path, isolation_level=None)
    before = witness.numbers()
    writer.execute("CREATE TABLE other (a)")

    assert witness.numbers() is before


def test_two_witnesses_of_one_process_see_the_same(path):
    here, there = SqliteWitness(path), SqliteWitness(path)
    assert here.numbers() == there.numbers()
    write_elsewhere(path)

    assert here.numbers() == there.numbers() == {"site": 2}


def test_checkpoints_and_new_openings_change_nothing(path):
    witness = SqliteWitness(path)
    witness.numbers()
    for mode in ("PASSIVE", "TRUNCATE"):
        other = sqlite3.connect(path)
        other.execute(f"PRAGMA wal_checkpoint({mode})")
        other.close()
        before = witness.numbers()["site"]
        write_elsewhere(path)
        assert witness.numbers()["site"] == before + 1


@pytest.mark.parametrize("path", ["wal"], indirect=True)
def test_the_file_that_is_looked_at_is_held_so_that_nobody_makes_it_anew(path):
    """Without a lock the first who opens the database cuts the file to three bytes, and looking at it kills."""
    assert index.wal_index(path) is not None
    held = os.stat(f"{path}-shm")
    write_elsewhere(path)

    now = os.stat(f"{path}-shm")
    assert (now.st_ino, now.st_size) == (held.st_ino, held.st_size)
    all_locks = Path("/proc/locks").read_text().splitlines()
    locks = [line.split() for line in all_locks if f":{held.st_ino} " in line]
    assert str(os.getpid()) in {words[4] for words in locks}


@pytest.mark.parametrize("path", ["delete"], indirect=True)
def test_a_database_without_such_an_index_is_asked(path):
    assert index.wal_index(path) is None


def test_a_database_that_is_not_there_is_unreadable(tmp_path):
    with pytest.raises(Unreadable):
        SqliteWitness(str(tmp_path / "nothing.sqlite3")).numbers()
