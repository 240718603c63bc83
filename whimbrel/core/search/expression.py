"""What is looked for, before it is written in the words of a database."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from whimbrel.core.search.analysis import plain, words

# Where in an entry terms stand: stems of titles, titles as they are written, stems of texts.
TITLES, NAMES, TEXTS = "titles", "names", "texts"
FIELDS = (TITLES, NAMES, TEXTS)


@dataclass(frozen=True)
class Asked:
    """One word of a question: any of the alternatives, and of that one all its terms.

    The last term of a word that is still being typed is only how it begins.
    """

    word: str
    alternatives: tuple[tuple[str, ...], ...]
    is_beginning: bool = False


@dataclass(frozen=True)
class Expression:
    """The words that must be there, all or any of them, in one of the fields; and the marks an entry must bear.

    Of each set of marks it must bear one: who may find it, which kind it is of.
    """

    asked: tuple[Asked, ...]
    marks: tuple[frozenset[str], ...]
    needs_all: bool = True
    fields: tuple[str, ...] = FIELDS


def mark(what: str, value: str) -> str:
    """A term that no text holds: `mark("circle", "public")`. Letters and digits, so that each database keeps it whole."""
    return "m" + hashlib.blake2s(f"{what}:{value}".encode(), digest_size=8).hexdigest()


def marks(what: str, values: Iterable[str]) -> frozenset[str]:
    return frozenset(mark(what, value) for value in values)


def words_of_name(name: str) -> list[str]:
    """The words under which a person is looked for, without case and accents, each once."""
    return list(dict.fromkeys(plain(one.word) for one in words(name)))


def marks_of_day(day: date) -> list[str]:
    return [mark("year", f"{day:%Y}"), mark("month", f"{day:%Y-%m}")]


def marks_of_days(since: date, until: date) -> frozenset[str]:
    """What things of these days bear: their years, and the months where a year is not whole. Others of a month may too."""
    found: set[str] = set()
    for year in range(since.year, until.year + 1):
        first = since.month if year == since.year else 1
        last = until.month if year == until.year else 12
        if (first, last) == (1, 12):
            found.add(mark("year", f"{year:04}"))
        else:
            found |= {mark("month", f"{year:04}-{month:02}") for month in range(first, last + 1)}
    return frozenset(found)


@dataclass(frozen=True)
class Terms:
    """All that one entry is found by."""

    titles: Collection[str]
    names: Collection[str]
    texts: Collection[str]
    marks: Collection[str]
