"""Days as the treaties count them, and as people write them."""

import re
from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_interval, format_skeleton

# A page may name hundreds of days, and the next page names them again.
FIRST = re.compile(r"\b1(?=[ \u00a0][a-zéû])")
once = lru_cache(maxsize=8192)


@once
def written_date(day: date, language: str, form: str = "long") -> str:
    """The day in words: "4 November 2014", "4 novembre 2014". `form` is one of Babel's lengths or a pattern."""
    # English months are written the British way in the documents of the family.
    locale = "en_GB" if language == "en" else language
    return with_first(format_date(day, form, locale=locale), language)


def with_first(words: str, language: str) -> str:
    """The words with the first of a month as French says it, which Babel writes as a number: "1er juin 2012"."""
    return FIRST.sub("1er", words) if language == "fr" else words


def written_as_known(day: date, language: str, precision: str) -> str:
    """The day in words, no more exactly than it is known: by "day", "month" or "year"."""
    locale = "en_GB" if language == "en" else language
    if precision == "day":
        return written_date(day, language)
    return format_skeleton({"month": "yMMMM", "year": "y"}[precision], day, locale=locale)


@once
def written_days(first: date, last: date, language: str) -> str:
    """From which day to which, what both have in common said once: "4–9 Nov 2014"."""
    locale = "en_GB" if language == "en" else language
    return with_first(format_interval(first, last, "yMMMd", locale=locale), language)


def add_months(day: date, months: int) -> date:
    """The same day `months` later; the last of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has a 28th day")


def first_of_month_after(day: date, months: int) -> date:
    """The first day of the month that is `months` after the month of `day`."""
    return add_months(day.replace(day=1), months)
