"""Words, and the terms they are kept and looked for under."""

from whimbrel.core.search.analysis.words import (
    Word,
    alternatives,
    bare_word,
    different_words,
    fold,
    plain,
    terms,
    words,
)

# Raised with every change of what a word is kept under: an index of another edition is read anew.
EDITION = "2"

__all__ = [
    "EDITION",
    "Word",
    "alternatives",
    "bare_word",
    "different_words",
    "fold",
    "plain",
    "terms",
    "words",
]
