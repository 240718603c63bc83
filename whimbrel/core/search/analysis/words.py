"""From a text to its words, and from a word to the terms it is kept and looked for under.

The same for both databases and for the index and the question, so that what one finds the other finds too. Order matters:
a word is stemmed while it has its accents, and folded afterwards.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from whimbrel.core.search.analysis.stems import stems

# Letters that Unicode does not take apart, as a reader without them types them.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
APOSTROPHES = "'\u2019\u02bc\u2018"
# Chinese, Japanese and Korean, which put no space between words.
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
WORD = re.compile(
    rf"[{CJK}]+"
    # A number with its parts is one word: the resolution 11.2, the document 16.3.1.
    rf"|\d+(?:\.\d+)+"
    rf"|(?:(?![{CJK}])[^\W_]|[\u0610-\u061a\u064b-\u065f\u0670\u0640\u0300-\u036f])+"
    rf"(?:[{APOSTROPHES}](?:(?![{CJK}])[^\W_])+)*"
)
ELISION = re.compile(rf"^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu)[{APOSTROPHES}](?=.)")
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s$")
IS_CJK = re.compile(rf"^[{CJK}]")
PARTS = re.compile(r"\d+|\D+")
ARABIC = re.compile("[\u0620-\u064a]")
# Vowel signs and the stretch between letters: writing them or not is a matter of taste.
ARABIC_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
LONGEST = 60


class Word(NamedTuple):
    """One word of a text as it stands there, and where."""

    start: int
    end: int
    word: str


def words(text: str) -> Iterator[Word]:
    for found in WORD.finditer(text):
        yield Word(found.start(), found.end(), found.group())


def different_words(text: str) -> set[str]:
    """The words of a text, each once, as they stand there."""
    return set(WORD.findall(text))


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """The word as it is compared letter by letter: no case, accents, elision or vowel signs."""
    return fold(_bare(word))


@lru_cache(maxsize=200_000)
def terms(word: str, language: str) -> tuple[str, ...]:
    """What the word is kept under in a text of that language; "" keeps it as it is written."""
    bare = _bare(word)
    if not fold(bare):
        return ()
    if IS_CJK.match(bare):
        return _pairs(bare)
    if bare[0].isdigit() and "." in bare:
        return (fold(bare.replace(".", "d")), *dict.fromkeys(bare.split(".")))
    kept = [fold(one) for one in stems(bare, language)]
    parts = PARTS.findall(fold(bare))
    # COP11 is also COP 11.
    return tuple(dict.fromkeys([*kept, *parts] if len(parts) > 1 else kept))


@lru_cache(maxsize=20_000)
def bare_word(word: str) -> str:
    """The word as a person would write it alone: without what was written together with it, accents kept."""
    return _bare(word)


@lru_cache(maxsize=20_000)
def alternatives(word: str, languages: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What a word of a question is looked for under: one of these, and of that one all its terms.

    Nobody says in which language they ask, and one question goes to texts in all of them.
    """
    bare = _bare(word)
    if not fold(bare):
        return ()
    if IS_CJK.match(bare):
        pairs = _pairs(bare)
        return (pairs[: len(bare) - 1] if len(bare) > 1 else pairs,)
    if bare[0].isdigit() and "." in bare:
        return ((fold(bare.replace(".", "d")),),)
    kept = [bare, *(one for language in languages for one in stems(bare, language))]
    found = [(fold(one),) for one in kept]
    parts = PARTS.findall(fold(bare))
    return tuple(dict.fromkeys([*found, tuple(parts)] if len(parts) > 1 else found))


def fold(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold().translate(PLAIN))
    return "".join(letter for letter in apart if letter.isalnum())


def _bare(word: str) -> str:
    bare = unicodedata.normalize("NFC", word)[:LONGEST].casefold()
    bare = POSSESSIVE.sub("", ELISION.sub("", bare))
    if ARABIC.search(bare):
        bare = ARABIC_MARKS.sub("", bare)
    return bare or word.casefold()


def _pairs(run: str) -> tuple[str, ...]:
    """Two neighbours at a time, then each sign alone: 联络点 is 联络, 络点, 联, 络, 点."""
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    return tuple(dict.fromkeys([*pairs, *run]))
