from datetime import UTC, datetime

import pytest

from whimbrel.core.documents.typesetting import NotTypeset, typeset

NOON = int(datetime(2026, 3, 4, 12, tzinfo=UTC).timestamp())


def test_the_same_words_of_the_same_day_give_the_same_bytes():
    first, second = (typeset({"main": b"Godwits rest here"}, timestamp=NOON) for _ in range(2))

    assert first.startswith(b"%PDF")
    assert first == second


def test_a_file_beside_the_main_one_is_read():
    main = b'#set page(width: auto, height: auto)\n#read("words.txt")'

    few, more = (typeset({"main": main, "words.txt": b"wader " * n}, form="png") for n in (1, 9))

    assert few.startswith(b"\x89PNG")
    assert len(more) > len(few)


def test_what_cannot_be_laid_out_says_why():
    with pytest.raises(NotTypeset, match="unclosed"):
        typeset({"main": b"#("})


def test_a_document_takes_nothing_of_what_the_house_is_told_by_its_environment(monkeypatch):
    monkeypatch.setenv("TYPST_FONT_PATHS", "/nowhere")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")

    assert typeset({"main": b"Godwits"}).startswith(b"%PDF")
