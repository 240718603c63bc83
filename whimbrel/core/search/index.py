"""Entries written into the index, and taken out of it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction

from whimbrel.core.models import SearchEntry, SearchNeighbour
from whimbrel.core.search.analysis import EDITION, bare_word, plain, terms, words
from whimbrel.core.search.engines import engine
from whimbrel.core.search.expression import Terms, mark, marks_of_day, words_of_name
from whimbrel.core.search.nearness import neighbours_of
from whimbrel.core.search.registry import PUBLIC, Entry

# Of a longer text only the beginning is read: some three hundred pages.
LONGEST = 500_000
FIELDS = ["circle", "instrument", "languages", "day", "digest"]
# At most so many records are asked for at once, as SQLite has it.
AT_ONCE = 500


def digest_of(entry: Entry) -> str:
    """Of all that the index knows of the entry. An address is not part of it: it depends on the reader's language."""
    said = [(one.language, one.title, one.detail, one.text) for one in entry.versions]
    known = (
        EDITION, entry.circle, entry.instrument, entry.day, entry.words, entry.author, said,
    )  # fmt: skip
    return hashlib.blake2s(repr(known).encode(), digest_size=16).hexdigest()


@transaction.atomic
def put(kind: str, entries: Sequence[Entry]) -> None:
    """Write these entries, in place of what was known of them. A fixed number of statements for some hundred."""
    rows = SearchEntry.objects.bulk_create(
        [_row(kind, entry) for entry in entries],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=FIELDS,
    )
    engine().put({row.pk: _terms(kind, entry) for row, entry in zip(rows, entries, strict=True)})
    _make_known(entry for entry in entries if entry.circle == PUBLIC)


@transaction.atomic
def remove(kind: str, keys: Sequence[str]) -> None:
    """Forget these entries. What is not known is no error."""
    for start in range(0, len(keys), AT_ONCE):
        found = SearchEntry.objects.filter(kind=kind, key__in=keys[start : start + AT_ONCE])
        engine().remove(list(found.values_list("pk", flat=True)))
        found.delete()


def known_digests(kind: str) -> dict[str, str]:
    """Of every entry of the kind, by its key."""
    return dict(SearchEntry.objects.filter(kind=kind).values_list("key", "digest"))


def _row(kind: str, entry: Entry) -> SearchEntry:
    return SearchEntry(
        kind=kind,
        key=entry.key,
        circle=entry.circle,
        instrument=entry.instrument,
        languages=" ".join(one.language for one in entry.versions if one.language),
        day=entry.day,
        digest=digest_of(entry),
    )


def _terms(kind: str, entry: Entry) -> Terms:
    titles = [term for one in entry.versions for term in _of(one.title, one.language)]
    texts = [
        term
        for one in entry.versions
        for term in _of(f"{one.detail}\n{one.text[:LONGEST]}", one.language)
    ]
    named = " ".join([*(one.title for one in entry.versions), entry.words])
    names = [term for found in words(named) for term in (plain(found.word), *terms(found.word, ""))]
    languages = [one.language for one in entry.versions]
    marks = [mark("circle", entry.circle), mark("kind", kind)]
    marks += [mark("instrument", entry.instrument)] if entry.instrument else []
    # What is the same in all languages is found in each.
    marks += [mark("language", language) for language in languages or [""]]
    marks += [mark("author", word) for word in words_of_name(entry.author)]
    marks += marks_of_day(entry.day) if entry.day else []
    return Terms(titles, list(dict.fromkeys(one for one in names if one)), texts, marks)


def _of(text: str, language: str) -> Iterator[str]:
    for found in words(text):
        yield from terms(found.word, language)


def _make_known(entries: Iterable[Entry]) -> None:
    """Let the words of public texts be proposed to who mistypes them. What others write is proposed to nobody."""
    found = {
        bare_word(word.word): plain(word.word)
        for entry in entries
        for one in entry.versions
        for word in words(f"{one.title}\n{one.detail}\n{one.text[:LONGEST]}")
    }
    new = sorted(found.keys() - _known(set(found.values())))
    rows = [
        SearchNeighbour(rest=rest, word=word) for one in new for rest, word in neighbours_of(one)
    ]
    SearchNeighbour.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)


def _known(folded: set[str]) -> set[str]:
    """The words that are known already: each stands under itself too."""
    listed = sorted(folded)
    return {
        word
        for start in range(0, len(listed), AT_ONCE)
        for word in SearchNeighbour.objects.filter(
            rest__in=listed[start : start + AT_ONCE]
        ).values_list("word", flat=True)
    }
