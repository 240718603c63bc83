import re

from whimbrel.core.charts.columns import Column, ColumnChart, Level, column_chart


def drawn(*values, word="a & b"):
    columns = tuple(Column(f"{word} {n}", value) for n, value in enumerate(values))
    return column_chart(ColumnChart("Read", "Week by week", "fr", columns))


def heights(svg):
    return [float(one) for one in re.findall(r'<rect[^>]* height="([\d.]+)"', svg)]


def test_the_highest_column_is_as_high_as_the_plot_and_the_others_as_much_lower():
    assert heights(drawn(10, 5)) == [132.0, 66.0]


def test_a_week_in_which_nothing_was_read_is_a_line():
    assert heights(drawn(0, 0)) == [1.0, 1.0]


def test_numbers_are_written_as_the_language_does_and_words_cannot_break_out():
    svg = drawn(12345)

    assert "12\u202f345" in svg
    assert "a &amp; b 0: " in svg


def test_it_has_a_name_and_a_description():
    svg = drawn(1)

    assert ">Read</title>" in svg
    assert ">Week by week</desc>" in svg


def test_a_level_stands_across_and_makes_room_for_itself():
    chart = ColumnChart(
        "Read", "By year", "en", (Column("2012", 5),), levels=(Level("Target", 10),)
    )

    drawn = column_chart(chart)

    assert "Target: 10" in drawn
    # The column is half as high as the line of the target.
    assert 'height="66"' in drawn
