"""How what was counted stands in a sentence."""

import re
from collections.abc import Iterable
from datetime import date

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from django.utils.translation import gettext as _

# Small numbers are written out where that takes one form for every noun.
SMALL = {
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "fr": ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    "es": ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
}

SEMICOLONS = {"fr": "\N{NO-BREAK SPACE}; ", "ar": "\N{ARABIC SEMICOLON} "}
SOUNDS_LIKE_I = re.compile(r"(?!h?i[eé])h?[iíy](?![aeou])", re.IGNORECASE)


def number(value: int, language: str) -> str:
    """51, 1,250 or 1 250: as the language groups digits."""
    return format_decimal(value, locale=_locale(language))


def in_words(value: int, language: str) -> str:
    """ "three", "trois"; digits from ten on, and where a language bends the word to its noun."""
    words = SMALL.get(language, ())
    return words[value - 2] if 2 <= value < len(words) + 2 else number(value, language)


def listed(names: Iterable[str], language: str) -> str:
    """ "A, B and C"; a word for none, since an empty list would leave a hole in the sentence."""
    known = [name for name in names if name]
    if not known:
        return _("none")
    words = format_list(known, locale=_locale(language))
    # Spanish "y" becomes "e" before the sound of i: "CITES e ITPGRFA", "Guinea e Irán", but "y Hierro".
    if language == "es" and len(known) > 1 and SOUNDS_LIKE_I.match(known[-1]):
        words = f"{words[: -len(known[-1])].removesuffix(' y ')} e {known[-1]}"
    return words


def parted(titles: Iterable[str], language: str) -> str:
    """Titles one after the other: they hold commas and "and" of their own, so that a semicolon parts them."""
    return SEMICOLONS.get(language, "; ").join(titles) or _("none")


def months(days: Iterable[date], language: str) -> str:
    """The months of the days, the year said once: "August and September 2014"."""
    firsts = sorted({day.replace(day=1) for day in days})
    words = []
    for place, first in enumerate(firsts):
        year_follows = place + 1 < len(firsts) and firsts[place + 1].year == first.year
        words.append(
            format_date(first, "LLLL", locale=_locale(language))
            if year_follows
            else format_skeleton("yMMMM", first, locale=_locale(language))
        )
    return listed(words, language)


def _locale(language: str) -> str:
    # British English has no comma before "and".
    return "en_GB" if language == "en" else language
