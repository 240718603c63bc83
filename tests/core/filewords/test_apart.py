import os
import random

import pytest
import typst

from tests.core.filewords.test_reading import document
from whimbrel.core.filewords import apart
from whimbrel.core.filewords.apart import Came, read_apart

PDF = typst.compile(b"#set page(width: 200pt)\nGodwits rest here", format="pdf")


@pytest.mark.parametrize(
    ("content", "name", "came", "words"),
    [
        (PDF, "a.pdf", Came.READ, "Godwits rest here"),
        (b"   ", "a.txt", Came.EMPTY, ""),
        (b"MZ", "a.exe", Came.UNKNOWN, ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", "a.docx", Came.LOCKED, ""),
        (b"%PDF-1.7 nothing more", "a.pdf", Came.DAMAGED, ""),
    ],
)
def test_it_says_what_came_of_reading_a_file(content, name, came, words):
    said = read_apart(content, name)

    assert (said.came, said.words) == (came, words)


def test_a_file_that_takes_too_long_is_left():
    assert read_apart(PDF, "a.pdf", timeout=0.001).came == Came.DAMAGED


def test_what_is_larger_than_any_file_of_the_house_is_not_begun(monkeypatch):
    monkeypatch.setattr(apart, "LARGEST", 10)

    assert read_apart(PDF, "a.pdf").came == Came.UNKNOWN


def test_who_reads_a_strangers_file_is_told_no_secret_of_the_house(monkeypatch, tmp_path):
    spy = tmp_path / "python"
    spy.write_text("#!/bin/sh\n/usr/bin/env\n")
    spy.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(spy))
    monkeypatch.setenv("WHIMBREL_SECRET_KEY", "do not tell")

    said = read_apart(b"words", "a.txt")

    assert said.came == Came.READ
    assert "do not tell" not in said.words


def test_damaged_files_end_nothing_but_their_own_reading():
    """CASES=500 for a long run; SEED to see one again."""
    chance = random.Random(os.environ.get("SEED", "files"))
    whole = [(PDF, "a.pdf"), (document("<w:p><w:t>Godwits</w:t></w:p>" * 50), "a.docx")]
    for _ in range(int(os.environ.get("CASES", "12"))):
        content, name = chance.choice(whole)
        changed = bytearray(content)
        for _ in range(chance.randint(1, 60)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        cut = changed[: chance.randint(len(changed) // 2, len(changed))]

        assert read_apart(bytes(cut), name).came in Came
