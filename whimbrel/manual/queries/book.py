"""The whole Manual, or a part of it, as plain values: from this one tree every form is built that is taken away.

PDF, EPUB and whatever follows read a `Book` and nothing else. `Chapter.digest` is the same as long as an article's
chapter would come out the same, so that a builder makes anew only what changed.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from whimbrel.core.languages import direction, translated
from whimbrel.manual.gaps import fill_gaps
from whimbrel.manual.models import SOURCE, Checklist, GlossaryTerm, ManualPage, Question, Version
from whimbrel.manual.models.blocks import words_of
from whimbrel.manual.queries.contents import Entry, contents


@dataclass(frozen=True)
class Block:
    """One piece. `kind` is heading, subheading, paragraph, note, picture or file; `html` is clean and may hold
    b, i, a, p, ul, ol, li; `text` is the same without marks. `language` differs from the book's where the piece is
    not translated. `extra` has what else a picture (src, alt, caption, width, height) or a file (title) shows."""

    key: str
    kind: str
    html: str
    text: str
    language: str
    extra: dict[str, Any]


@dataclass(frozen=True)
class Chapter:
    slug: str
    title: str
    summary: str
    language: str
    freshness: str
    number: int
    published_at: datetime
    blocks: tuple[Block, ...]
    digest: str


@dataclass(frozen=True)
class BookPart:
    slug: str
    title: str
    language: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class ListedStep:
    key: str
    text: str
    due_days: int | None


@dataclass(frozen=True)
class ListedChecklist:
    slug: str
    title: str
    summary: str
    steps: tuple[ListedStep, ...]
    counts_from: str
    language: str


@dataclass(frozen=True)
class Explained:
    """A term with its meaning, or a question with its answer (light Markdown)."""

    slug: str
    name: str
    text: str
    language: str
    source: str = ""


@dataclass(frozen=True)
class Book:
    title: str
    introduction: str
    language: str
    direction: str
    parts: tuple[BookPart, ...]
    checklists: tuple[ListedChecklist, ...]
    questions: tuple[Explained, ...]
    terms: tuple[Explained, ...]
    # When the newest of its chapters was published; None for a book without any.
    changed_at: datetime | None


def book(language: str, *, part: str | None = None) -> Book:
    """The Manual in that language as everybody may read it, or only the part of that short name.

    Articles for members only are left out: a file that is taken away is read by anybody. Where an article is not
    translated its source stands for it. Nine queries, however long the Manual is.
    """
    entries = [one for one in contents(language) if part is None or one.slug == part]
    chapters = _chapters([entry for one in entries for entry in one.articles], language)
    parts = tuple(
        BookPart(
            one.slug,
            one.title,
            one.language,
            tuple(chapters[entry.source_id] for entry in one.articles),
        )
        for one in entries
    )
    manual = ManualPage.objects.filter(locale__language_code=language).first()
    return Book(
        title=manual.title if manual else "",
        introduction=manual.introduction if manual else "",
        language=language,
        direction=direction(language),
        parts=parts,
        checklists=_checklists(language),
        questions=tuple(
            _explained(one, one.key, ("question", "answer"), language)
            for one in Question.objects.all()
        ),
        terms=tuple(
            _explained(one, one.slug, ("term", "definition"), language, one.source)
            for one in GlossaryTerm.objects.all()
        ),
        changed_at=max((one.published_at for one in chapters.values()), default=None),
    )


def _chapters(entries: list[Entry], language: str) -> dict[int, Chapter]:
    """By source article."""
    wanted = {one.version_id for one in entries} | {one.source_version_id for one in entries}
    versions = Version.objects.in_bulk(wanted)
    return {
        one.source_id: _chapter(one, versions[one.version_id], versions[one.source_version_id])
        for one in entries
    }


def _chapter(entry: Entry, version: Version, source: Version) -> Chapter:
    shown = fill_gaps(
        source.pieces,
        version.pieces,
        language=version.language,
        source_language=SOURCE,
    )
    blocks = tuple(
        Block(
            key=one.piece["key"],
            kind=one.piece["kind"],
            html=one.piece.get("html", ""),
            text=words_of(one.piece),
            language=one.language,
            extra={
                name: value
                for name, value in one.piece.items()
                if name not in ("key", "kind", "html", "text")
            },
        )
        for one in shown
    )
    said = [version.title, version.summary, entry.freshness, [vars(one) for one in blocks]]
    return Chapter(
        slug=entry.slug,
        title=version.title,
        summary=version.summary,
        language=version.language,
        freshness=entry.freshness.value,
        number=version.number,
        published_at=version.published_at,
        blocks=blocks,
        digest=hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest(),
    )


def _checklists(language: str) -> tuple[ListedChecklist, ...]:
    return tuple(
        ListedChecklist(
            one.slug,
            translated(one, "title", told),
            translated(one, "summary", told),
            tuple(
                ListedStep(step.key, translated(step, "text", told), step.due_days)
                for step in one.steps.all()
            ),
            one.counts_from,
            told,
        )
        for one in Checklist.objects.prefetch_related("steps")
        for told in [_told_in(one, ("title",), language)]
    )


def _explained(
    record: Any, slug: str, fields: tuple[str, str], language: str, source: str = ""
) -> Explained:
    told = _told_in(record, fields, language)
    name, text = (translated(record, field, told) for field in fields)
    return Explained(slug, name, text, told, source)


def _told_in(record: Any, fields: tuple[str, ...], language: str) -> str:
    """The language asked for, if the record says all of it in that; else the source's."""
    return language if all(getattr(record, f"{one}_{language}") for one in fields) else SOURCE
