"""The stems of a word, language by language: snowball's, and what snowball does not know."""

import re
from functools import lru_cache
from typing import Any

import snowballstemmer

from whimbrel.core.search.analysis import arabic

ALGORITHMS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
ARABIC, CYRILLIC = re.compile("[\u0620-\u064a]"), re.compile("[\u0400-\u04ff]")
# Words of this field whose two numbers snowball parts, or takes for a verb: one is kept under the other.
PARTNERS = {
    "en": {
        "criteria": "criterion",
        "appendices": "appendix",
        "geese": "goose",
        "wolves": "wolf",
        "taxa": "taxon",
        "people": "person",
    },
    "fr": {
        "oiseaux": "oiseau",
        "animaux": "animal",
        "nationaux": "national",
        "régionaux": "régional",
        "travaux": "travail",
        "chevaux": "cheval",
        "vœux": "vœu",
    },
    "es": {"taller": "talleres", "mujer": "mujeres", "poder": "poderes"},
    "ru": {"люди": "человек"},
}


def stems(word: str, language: str) -> tuple[str, ...]:
    """The stems of a word in lower case, mostly one.

    A word in a script that is not the language's own is a name or comes from elsewhere: then its script decides.
    """
    if ARABIC.search(word):
        return arabic.stems(word)
    if CYRILLIC.search(word):
        return (_stem(word.replace("ё", "е"), "ru"),)
    return (_stem(word, language),)


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    if language not in ALGORITHMS or any(letter.isdigit() for letter in word):
        return word
    found: str = _stemmer(language).stemWord(PARTNERS[language].get(word, word))
    return found


@lru_cache(maxsize=16)
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(ALGORITHMS[language])
