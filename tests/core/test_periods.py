from datetime import date

import pytest

from whimbrel.core.periods import (
    add_months,
    first_of_month_after,
    written_as_known,
    written_date,
    written_days,
)

COP11 = date(2014, 11, 4)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "4 November 2014"), ("fr", "4 novembre 2014"), ("es", "4 de noviembre de 2014")],
)
def test_a_day_is_written_as_the_language_writes_it(language, words):
    assert written_date(COP11, language) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2012, 6, 1), "1er juin 2012"),
        (date(2012, 6, 11), "11 juin 2012"),
        (date(2012, 8, 21), "21 août 2012"),
    ],
)
def test_the_first_of_a_month_is_written_as_french_says_it(day, words):
    assert written_date(day, "fr") == words


def test_days_that_begin_or_end_on_a_first_are_written_so_too():
    assert "1er juin" in written_days(date(2012, 5, 31), date(2012, 6, 1), "fr")


@pytest.mark.parametrize(
    ("precision", "words"),
    [("day", "4 November 2014"), ("month", "November 2014"), ("year", "2014")],
)
def test_a_day_is_written_no_more_exactly_than_it_is_known(precision, words):
    assert written_as_known(COP11, "en", precision) == words


def test_days_of_one_month_name_it_once():
    days = written_days(COP11, date(2014, 11, 9), "en")

    assert days.endswith("9 Nov 2014")
    assert days.count("Nov") == 1


def test_months_are_added_to_the_last_day_there_is():
    assert add_months(date(2013, 12, 31), 2) == date(2014, 2, 28)
    assert add_months(date(2012, 1, 31), 1) == date(2012, 2, 29)


def test_the_third_month_after_the_month_of_a_deposit_begins_on_its_first_day():
    assert first_of_month_after(date(2014, 2, 27), 3) == date(2014, 5, 1)
    assert first_of_month_after(date(2013, 11, 30), 3) == date(2014, 2, 1)
