import io
import json
import sqlite3
import tarfile
import threading
from datetime import UTC, datetime

import pytest

from whimbrel.core.backup.making import DATABASE, MANIFEST, make_backup
from whimbrel.core.backup.restoring import BackupRefused, restore_backup


@pytest.fixture
def house(tmp_path):
    """A small house with a living database, media and a secret."""
    folder = tmp_path / "house"
    (folder / "media" / "letters").mkdir(parents=True)
    (folder / "media" / "letters" / "note verbale.pdf").write_bytes(b"%PDF a letter")
    (folder / "secret_key").write_text("hush")
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        database.execute("INSERT INTO django_migrations VALUES ('core', '0001')")
        database.execute("CREATE TABLE acts (id INTEGER PRIMARY KEY, word TEXT)")
        database.executemany(
            "INSERT INTO acts (word) VALUES (?)", [(f"act {n}",) for n in range(500)]
        )
    return folder


def back_up(house, tmp_path, *, secret=False):
    target = tmp_path / "backups" / "whimbrel.tar.gz"
    make_backup(
        target,
        database=house / DATABASE,
        media=house / "media",
        secret=house / "secret_key" if secret else None,
        at=datetime(2026, 11, 23, tzinfo=UTC),
        told=lambda _: None,
    )
    return target


def repacked(file, change):
    """The same backup with its members changed by a function of name and bytes, which gives None to leave one out."""
    with tarfile.open(file) as packed:
        members = {one.name: packed.extractfile(one).read() for one in packed.getmembers()}
    with tarfile.open(file, "w:gz") as packed:
        for name, body in change(members).items():
            member = tarfile.TarInfo(name)
            member.size = len(body)
            packed.addfile(member, io.BytesIO(body))


def test_what_was_packed_comes_back(house, tmp_path):
    file = back_up(house, tmp_path, secret=True)
    manifest = restore_backup(file, tmp_path / "new")

    with sqlite3.connect(tmp_path / "new" / DATABASE) as database:
        assert database.execute("SELECT count(*), max(word) FROM acts").fetchone() == (
            500,
            "act 99",
        )
    letter = tmp_path / "new" / "media" / "letters" / "note verbale.pdf"
    assert letter.read_bytes() == b"%PDF a letter"
    assert (tmp_path / "new" / "secret_key").read_text() == "hush"
    assert manifest["tables"] == {"acts": 500, "django_migrations": 1}
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_secret_is_left_out_unless_it_is_asked_for(house, tmp_path):
    restore_backup(back_up(house, tmp_path), tmp_path / "new")

    assert not (tmp_path / "new" / "secret_key").exists()


def test_a_backup_made_while_others_write_is_whole_and_of_one_moment(house, tmp_path):
    is_over = threading.Event()

    def write():
        database = sqlite3.connect(house / DATABASE, timeout=30)
        while not is_over.is_set():
            # Two rows in one transaction: a copy that holds one of them was not of one moment.
            with database:
                database.execute("INSERT INTO acts (word) VALUES ('pair')")
                database.execute("INSERT INTO acts (word) VALUES ('pair')")
        database.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            manifest = restore_backup(back_up(house, tmp_path), tmp_path / f"new {number}")
            assert manifest["tables"]["acts"] % 2 == 0
    finally:
        is_over.set()
        writer.join()


def damaged_database(members):
    body = bytearray(members[DATABASE])
    body[len(body) // 2] ^= 255
    return members | {DATABASE: bytes(body)}


def consistent_but_broken(members):
    """Somebody who also wrote the manifest anew cannot make a broken database whole."""
    import hashlib

    members = damaged_database(members)
    manifest = json.loads(members[MANIFEST])
    manifest["files"][DATABASE]["sha256"] = hashlib.sha256(members[DATABASE]).hexdigest()
    manifest["tables"]["acts"] = 499
    return members | {MANIFEST: json.dumps(manifest).encode()}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (damaged_database, "is not what was packed"),
        (consistent_but_broken, "database"),
        (lambda m: {n: b for n, b in m.items() if n != DATABASE}, "is missing"),
        (lambda m: m | {"media/evil.html": b"<script>"}, "does not belong there"),
        (lambda m: m | {"../outside": b"x"}, "cannot be unpacked"),
        (lambda m: m | {"/outside": b"x"}, "does not belong there"),
        (lambda m: {n: b for n, b in m.items() if n != MANIFEST}, MANIFEST),
        (lambda m: m | {MANIFEST: b"{}"}, "not one of Whimbrel's"),
        (lambda m: m | {MANIFEST: b"{"}, MANIFEST),
    ],
)
def test_a_backup_in_which_anything_differs_is_refused(house, tmp_path, change, says):
    file = back_up(house, tmp_path)
    repacked(file, change)

    with pytest.raises(BackupRefused, match=says):
        restore_backup(file, tmp_path / "new")
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("part", [0, 10, 0.5, 0.99])
def test_half_a_file_is_refused(house, tmp_path, part):
    file = back_up(house, tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * part) if part < 1 else part])

    with pytest.raises(BackupRefused, match="cannot be unpacked|holds no"):
        restore_backup(file, tmp_path / "new")


def test_nothing_is_overwritten(house, tmp_path):
    file = back_up(house, tmp_path)

    with pytest.raises(BackupRefused, match="not empty"):
        restore_backup(file, house)
    assert (house / "secret_key").read_text() == "hush"


def test_a_backup_that_cannot_be_finished_leaves_no_file(house, tmp_path):
    target = tmp_path / "backups"
    target.mkdir()
    with pytest.raises(sqlite3.OperationalError):
        make_backup(
            target / "whimbrel.tar.gz", database=house / "gone", media=house / "media", secret=None,
            at=datetime(2026, 11, 23, tzinfo=UTC), told=lambda _: None,
        )  # fmt: skip

    assert list(target.iterdir()) == []
