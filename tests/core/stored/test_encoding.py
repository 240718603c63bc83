import pytest

from whimbrel.core.stored.encoding import chosen_coding


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("zstd, gzip", "zstd"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=evil, gzip", "gzip"),
        ("BR", "br"),
        (", ,;q=1", ""),
    ],
)
def test_the_best_coding_that_is_allowed_is_chosen(accepted, coding):
    assert chosen_coding(accepted) == coding
