"""What of a text is shown for a question, its words marked."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from whimbrel.core.search.analysis import Word, different_words, terms, words
from whimbrel.core.search.expression import Asked
from whimbrel.core.search.registry import Version

# A passage holds about two lines.
PASSAGE = 220
LEAD = 60
# Passages are looked for so far into a text.
LOOKED_AT = 60_000


@dataclass(frozen=True)
class Piece:
    """A stretch of a shown text; `is_hit` where it is a word of the question."""

    text: str
    is_hit: bool = False


def has(asked: Asked, kept: Collection[str]) -> bool:
    """Whether these terms fit one word of a question."""
    if asked.is_beginning:
        return any(
            set(first) <= set(kept) and any(one.startswith(last) for one in kept)
            for *first, last in asked.alternatives
        )
    return any(set(one) <= set(kept) for one in asked.alternatives)


def hits_in(text: str, language: str, asked: Collection[Asked]) -> list[tuple[Word, int]]:
    """The words of the text that were asked for, each with the place of the asked one."""
    places = _places_of_words(text, language, asked)
    if not places:
        return []
    return [(word, places[word.word]) for word in words(text) if word.word in places]


def marked(text: str, language: str, asked: Collection[Asked]) -> list[Piece]:
    """The whole text in pieces, the words of the question apart."""
    return _pieces(text, [word for word, _ in hits_in(text, language, asked)])


def passage(text: str, language: str, asked: Collection[Asked]) -> list[Piece]:
    """The stretch of the text that holds most of the words; its beginning where it holds none."""
    text = " ".join(text[:LOOKED_AT].split())
    hits = hits_in(text, language, asked)
    if not hits:
        return [Piece(_cut(text, 0)[0])] if text else []
    best = max(range(len(hits)), key=lambda place: (_worth(hits, place), -place))
    shown, start = _cut(text, max(0, hits[best][0].start - LEAD))
    inside = [
        Word(word.start - start, word.end - start, word.word)
        for word, _ in hits
        if word.start >= start and word.end <= start + len(shown.rstrip("…"))
    ]
    pieces = _pieces(shown, inside)
    return [Piece("… "), *pieces] if start else pieces


def matched(version: Version, asked: Collection[Asked]) -> int:
    """How many words of the question the version holds."""
    text = f"{version.title}\n{version.detail}\n{version.text[:LOOKED_AT]}"
    return len(set(_places_of_words(text, version.language, asked).values()))


def _places_of_words(text: str, language: str, asked: Collection[Asked]) -> dict[str, int]:
    """Of the words in a text those that were asked for, each with the place of the asked one.

    A text has far fewer different words than words, and each is looked at once.
    """
    wanted = {
        term: place
        for place, one in enumerate(asked)
        for alternative in one.alternatives
        for term in alternative
    }
    places = {}
    for word in different_words(text):
        for term in (*terms(word, language), *terms(word, "")):
            if term in wanted:
                places[word] = wanted[term]
                break
    return places


def _worth(hits: list[tuple[Word, int]], first: int) -> int:
    """How many different words of the question stand in a passage that begins with that hit."""
    end = hits[first][0].start + PASSAGE - LEAD
    return len({place for word, place in hits[first:] if word.end <= end})


def _cut(text: str, start: int) -> tuple[str, int]:
    """A passage from there, whole words only, and where it really begins."""
    if start:
        start = text.find(" ", start - 1) + 1
    end = start + PASSAGE
    if end >= len(text):
        return text[start:], start
    space = text.rfind(" ", start, end)
    return text[start : space if space > start else end] + "…", start


def _pieces(text: str, hits: list[Word]) -> list[Piece]:
    cuts = [0, *(place for word in hits for place in (word.start, word.end)), len(text)]
    starts = {word.start for word in hits}
    return [Piece(text[start:end], start in starts) for start, end in pairwise(cuts) if start < end]
