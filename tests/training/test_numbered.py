from datetime import date

import pytest

from whimbrel.training.numbered import (
    day_in,
    read_lines,
    read_ratings,
    says_partly,
    whole_number_in,
)


@pytest.mark.parametrize(
    "line",
    ["3: 2 4", "3. 2 4", "3) 2, 4", " 3 - 2/4 ", "3 2 4", "3=2;4", "3: 2→4", "٣: ٢ ٤", "3： 2 4"],
)
def test_a_line_is_read_however_it_is_punctuated(line):
    assert read_ratings(line, numbers=[3], highest=5).ratings == {3: (2, 4)}


@pytest.mark.parametrize("line", ["3: 2", "3: 2 6", "3: two four", "9: 2 4", "3: 2 4 5"])
def test_a_line_that_cannot_be_read_is_given_back(line):
    found = read_ratings(line, numbers=[3], highest=5)

    assert found.ratings == {}
    assert found.unread == (line,)


def test_talk_around_the_answers_is_passed_over():
    said = "Dear colleagues,\nhere are my answers.\n1: 1 5\n\n2: 3 3\nBest wishes"

    found = read_ratings(said, numbers=[1, 2], highest=5)

    assert found.ratings == {1: (1, 5), 2: (3, 3)}
    assert found.unread == ()


def test_the_last_line_of_a_number_counts():
    assert read_ratings("1: 1 5\n1: 2 5", numbers=[1], highest=5).ratings == {1: (2, 5)}


def test_what_goes_on_in_the_next_line_belongs_to_its_number():
    assert read_lines("9. The mock\nnegotiation\n10: More time") == {
        9: "The mock negotiation",
        10: "More time",
    }


def test_a_day_is_taken_out_of_the_words():
    assert day_in("train the rangers by 2026-12-31.") == (
        "train the rangers by",
        date(2026, 12, 31),
    )
    assert day_in("2026-02-30") == ("2026-02-30", None)


def test_the_first_figure_counts():
    assert whole_number_in("about 25 people") == 25
    assert whole_number_in("many") is None


@pytest.mark.parametrize("line", ["Partly.", "en partie", "EN PARTE", "جزئيا", "частично", "部分"])
def test_in_part_is_known_in_many_languages(line):
    assert says_partly(line)
