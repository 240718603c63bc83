import random

import pytest

from tests.core.inbox.corpus.tnef import a_tnef, an_rtf, compressed
from whimbrel.core.inbox.reading.tnef import NotTNEF, read_tnef, rtf_text, unpack_rtf


def test_text_and_files_are_read_with_their_long_names():
    text, page, files = read_tnef(
        a_tnef(text="We counted.", files=[("Rapport été.pdf", b"%PDF"), ("b.csv", b"1")])
    )

    assert (text, page) == ("We counted.", "")
    assert files == [("Rapport été.pdf", b"%PDF"), ("b.csv", b"1")]


def test_compressed_rtf_is_unpacked():
    rtf = an_rtf("We counted.\nAll of them.")

    assert unpack_rtf(compressed(rtf)) == rtf
    assert rtf_text(rtf) == "We counted.\n\nAll of them."


def test_the_example_of_the_specification_is_unpacked():
    # [MS-OXRTFCP] 4.1: with references into the words every compressed RTF begins with.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3206865 6c090020627705b06c647d0a800fa0".replace(
            " ", ""
        )
    )

    assert unpack_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_what_is_cut_or_changed_is_refused_and_never_crashes():
    whole = a_tnef(text="We counted.", rtf=an_rtf("x"), files=[("a.pdf", b"%PDF" * 50)])
    dice, refused = random.Random(1), 0
    for _ in range(2000):
        torn = bytearray(whole[: dice.randrange(len(whole))])
        for _change in range(dice.randrange(4)):
            if torn:
                torn[dice.randrange(len(torn))] = dice.randrange(256)
        try:
            read_tnef(bytes(torn))
        except NotTNEF:
            refused += 1

    assert refused > 0


def test_other_bytes_are_no_tnef():
    with pytest.raises(NotTNEF):
        read_tnef(b"%PDF-1.4")
