"""An article piece beside piece, for whoever translates it."""

from dataclasses import dataclass, replace
from typing import Any

from whimbrel.manual.markup import to_markdown
from whimbrel.manual.models import SOURCE, ArticlePage, GlossaryTerm, Version
from whimbrel.manual.models.blocks import is_own, pieces_of, words_of
from whimbrel.manual.po import Segment
from whimbrel.manual.wording import Run, word_runs

# The title and the summary are translated like pieces, under these names.
TITLE, SUMMARY = "title", "summary"


@dataclass(frozen=True)
class Beside:
    """One piece of the source with its translation, and how the source changed since that was made."""

    segment: Segment
    kind: str
    changed: tuple[Run, ...] = ()

    @property
    def is_done(self) -> bool:
        return bool(self.segment.target.strip())


@dataclass(frozen=True)
class Workbench:
    source: ArticlePage
    version: Version
    translation: ArticlePage | None
    pieces: list[Beside]
    # The version that the translation says, where it is older than the source's.
    based_on: Version | None
    terms: list[GlossaryTerm]

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.pieces)

    @property
    def segments(self) -> list[Segment]:
        return [one.segment for one in self.pieces]


def workbench(slug: str, language: str) -> Workbench | None:
    """The article as it stands in the source beside the latest draft of its translation; None where there is none."""
    source = ArticlePage.objects.filter(slug=slug, locale__language_code=SOURCE, live=True).first()
    version = Version.objects.standing().filter(article=source).first() if source else None
    if source is None or version is None:
        return None
    page = ArticlePage.objects.filter(
        translation_key=source.translation_key, locale__language_code=language
    ).first()
    draft = page.get_latest_revision_as_object() if page else None
    targets = words_by_piece(draft) if draft else {}
    based_on = Version.objects.filter(pk=draft.based_on_id).first() if draft else None
    before = source_words(based_on) if based_on else {}
    pieces = [
        _beside(key, kind, words, targets.get(key, ""), before.get(key))
        for key, kind, words in _source_pieces(version)
    ]
    text = " ".join(one.segment.source for one in pieces).casefold()
    terms = [one for one in GlossaryTerm.objects.all() if one.term_en.casefold() in text]
    return Workbench(source, version, page, pieces, based_on, terms)


def source_words(version: Version) -> dict[str, str]:
    """The words of a version by piece, in Markdown."""
    return {key: words for key, _kind, words in _source_pieces(version)}


def words_by_piece(page: ArticlePage) -> dict[str, str]:
    """The words of a page by piece, in Markdown."""
    found = {TITLE: page.title, SUMMARY: page.summary}
    for piece in pieces_of(page.body, page.language):
        if is_own(piece):
            found[piece["key"]] = _markdown(piece)
    return found


def _source_pieces(version: Version) -> list[tuple[str, str, str]]:
    told = [(TITLE, TITLE, version.title), (SUMMARY, SUMMARY, version.summary)]
    told += [
        (piece["key"], piece["kind"], _markdown(piece)) for piece in version.pieces if is_own(piece)
    ]
    return [one for one in told if one[2].strip()]


def _beside(key: str, kind: str, words: str, target: str, before: str | None) -> Beside:
    beside = Beside(Segment(key, words, target), kind)
    if before is not None and before != words and target:
        return replace(beside, changed=word_runs(before, words))
    return beside


def _markdown(piece: dict[str, Any]) -> str:
    return to_markdown(piece["html"]) if "html" in piece else words_of(piece)
