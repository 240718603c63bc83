"""Words one slip of the finger apart: a letter too many, too few, another one, or two that changed places.

Such words share a rest when each loses one letter at most, so that finding them is a look at a few keys of a table, the
same in every database, whatever the number of words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from whimbrel.core.models import SearchNeighbour
from whimbrel.core.search.analysis import bare_word, plain

# Shorter words have too many neighbours, longer ones are no words.
SHORTEST, LONGEST = 4, 30
SHORTEST_ASKED = 5
LETTERS = re.compile(r"^[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+$")


@lru_cache(maxsize=100_000)
def neighbours_of(word: str) -> tuple[tuple[str, str], ...]:
    """The pairs of rest and word under which a word is found again."""
    bare = bare_word(word)
    folded = plain(word)
    if not SHORTEST <= len(folded) <= LONGEST or not LETTERS.match(bare):
        return ()
    return tuple((rest, bare) for rest in dict.fromkeys(rests(folded)))


def rests(folded: str) -> Iterator[str]:
    """The word itself, and what is left of it without one of its letters."""
    yield folded
    for place in range(len(folded)):
        yield folded[:place] + folded[place + 1 :]


def near_words(word: str) -> list[str]:
    """Known words near that one, the nearest first. One query; none of a word too short to say."""
    folded = plain(word)
    if not SHORTEST_ASKED <= len(folded) <= LONGEST:
        return []
    found = set(
        SearchNeighbour.objects.filter(rest__in=set(rests(folded))).values_list("word", flat=True)
    )
    return sorted(
        (one for one in found if plain(one) != folded),
        key=lambda one: (_steps(folded, plain(one)), folded[:1] != plain(one)[:1], one),
    )


def _steps(one: str, other: str) -> int:
    """How many slips lie between the two, changed places counting once (Damerau)."""
    rows = [list(range(len(other) + 1))]
    for place, letter in enumerate(one, start=1):
        row = [place]
        for there, wanted in enumerate(other, start=1):
            row.append(
                min(
                    rows[-1][there] + 1,
                    row[-1] + 1,
                    rows[-1][there - 1] + (letter != wanted),
                )
            )
            is_changed = (
                place > 1
                and there > 1
                and (letter, one[place - 2])
                == (
                    other[there - 2],
                    wanted,
                )
            )
            if is_changed:
                row[-1] = min(row[-1], rows[-2][there - 2] + 1)
        rows.append(row)
    return rows[-1][-1]
