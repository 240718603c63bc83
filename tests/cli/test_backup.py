"""The drill: a real house is packed while it is written to, brought back elsewhere, and served."""

import os
import re
import subprocess
import sys

import pytest
from django.db import connection

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
    file = re.match(r"(\S+): 3 files", packed.stdout)[1]
    assert whimbrel(house, "restore", file, "--verify").stdout.count("is whole") == 1
    brought = whimbrel(house, "restore", file, "--into", str(new))

    assert brought.returncode == 0, brought.stderr
    assert (new / "media" / "letter.pdf").read_bytes() == b"%PDF"
    checked = whimbrel(new, "check")
    assert checked.returncode == 0, checked.stdout


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
