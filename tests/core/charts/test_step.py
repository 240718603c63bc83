from datetime import date
from xml.etree import ElementTree

import pytest

from whimbrel.core.charts.step import Mark, Point, StepChart, nice_step, step_chart


@pytest.mark.parametrize(
    ("highest", "step"), [(1, 1), (5, 1), (7, 2), (24, 5), (50, 10), (133, 50), (197, 50)]
)
def test_ticks_stand_at_round_numbers_and_are_five_at_the_most(highest, step):
    assert nice_step(highest) == step


def chart(**changes):
    values = {
        "title": "Three",
        "description": "A line.",
        "language": "en",
        "points": (Point(date(2000, 1, 1), 1, ("one",)), Point(date(2010, 1, 1), 3, ("three",))),
        "until": date(2020, 1, 1),
    }
    return StepChart(**values | changes)


def test_the_line_rises_from_left_to_right_and_ends_at_the_last_day():
    svg = step_chart(chart())

    line = next(
        node for node in ElementTree.fromstring(svg).iter("path") if node.get("class") == "line"
    )
    assert line.get("d").count("H") == 3


def test_marks_too_close_to_read_keep_their_line_and_lose_their_word():
    marks = tuple(Mark(date(2005, 1, day), str(day), f"day {day}") for day in (1, 2))

    svg = step_chart(chart(marks=marks, marks_word="COP"))

    assert svg.count('class="when"') == 2
    assert svg.count('class="meeting"') == 2


def test_a_chart_without_points_says_its_title():
    assert ">Three</text>" in step_chart(chart(points=()))
