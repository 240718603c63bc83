from whimbrel.core import stylesheet


def test_the_joined_sheet_is_small_enough_for_a_slow_line(capsys):
    with capsys.disabled():
        print(f"\nstyle sheet: {len(stylesheet.compressed())} bytes brotli")

    assert len(stylesheet.compressed()) <= 5_000


def test_comments_are_not_sent():
    assert "/*" not in stylesheet.text()
