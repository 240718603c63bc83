"""Words in quotation marks: found only where they stand in this order, in this form. Case and accents do not matter.

The index keeps stems, whose places say nothing; so what has all the words is read, and kept where it says the phrase.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from whimbrel.core.search.analysis import plain, words
from whimbrel.core.search.analysis.words import IS_CJK
from whimbrel.core.search.registry import Entry

QUOTED = re.compile(r'["“”„«]([^"“”„«»]+)["“”»]')


@lru_cache(maxsize=2000)
def phrases_in(typed: str) -> tuple[str, ...]:
    """What stands in quotation marks, as it is compared; none where nothing does."""
    said = (_folded(found) for found in QUOTED.findall(typed))
    return tuple(dict.fromkeys(one for one in said if one))


def says(entry: Entry, phrases: Collection[str]) -> bool:
    """Whether one of the entry's versions says all the phrases, each within its title, its detail or its text."""
    return any(
        all(_holds(said, phrase) for phrase in phrases)
        for said in (
            "\n".join(_folded(part) for part in (one.title, one.detail, one.text))
            for one in entry.versions
        )
    )


def _holds(said: str, phrase: str) -> bool:
    # Chinese has no spaces: the phrase may stand within a run of signs.
    return (
        phrase in said
        if IS_CJK.match(phrase)
        else f" {phrase} " in f" {said} ".replace("\n", " \n ")
    )


def _folded(text: str) -> str:
    return " ".join(folded for one in words(text) if (folded := plain(one.word)))
