"""One article as readers get it: its words in their language, what it stands on, and how old it is."""

from dataclasses import dataclass
from typing import Any

from whimbrel.core.languages import direction
from whimbrel.manual.freshness import Freshness, SourceState, freshness_of
from whimbrel.manual.gaps import Shown, fill_gaps
from whimbrel.manual.models import SOURCE, ArticlePage, Version
from whimbrel.manual.queries.contents import source_states


@dataclass(frozen=True)
class Reading:
    """An article in the reader's language, or in the source's where it is not translated."""

    source: ArticlePage
    version: Version
    source_version: Version
    freshness: Freshness
    pieces: list[Shown]
    # The languages it can be read in.
    languages: list[str]

    @property
    def language(self) -> str:
        return self.version.language

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def is_fallback(self) -> bool:
        return self.freshness == Freshness.MISSING

    @property
    def is_aged(self) -> bool:
        return self.freshness in (Freshness.OUT_OF_DATE, Freshness.MAJORLY)

    @property
    def has_gaps(self) -> bool:
        return any(one.language != self.version.language for one in self.pieces)


def reading(slug: str, language: str) -> Reading | None:
    """The article of that address; None where there is none to be read. Seven queries."""
    source = ArticlePage.objects.filter(locale__language_code=SOURCE, slug=slug, live=True).first()
    if source is None:
        return None
    versions = {
        one.language: one
        for one in Version.objects.standing()
        .filter(article__translation_key=source.translation_key, article__live=True)
        .select_related("based_on")
    }
    original = versions.get(SOURCE)
    if original is None:
        return None
    version = versions.get(language, original)
    return Reading(
        source=source,
        version=version,
        source_version=original,
        freshness=_age(source, version, language),
        pieces=fill_gaps(
            original.pieces, version.pieces, language=version.language, source_language=SOURCE
        ),
        languages=list(versions),
    )


def moved_from(slug: str) -> str | None:
    """The address today of an article that once had that one; None where nobody knows it."""
    known = Version.objects.filter(slug=slug, language=SOURCE, article__live=True)
    return known.values_list("article__slug", flat=True).first()


def neighbours(parts: list[Any], slug: str) -> tuple[Any, Any, int, int]:
    """The entry before and after in the contents, the article's place, and how many there are."""
    entries = [entry for part in parts for entry in part.articles]
    slugs = [entry.slug for entry in entries]
    if slug not in slugs:
        return None, None, 0, len(slugs)
    at = slugs.index(slug)
    before = entries[at - 1] if at else None
    after = entries[at + 1] if at + 1 < len(entries) else None
    return before, after, at + 1, len(entries)


def _age(source: ArticlePage, version: Version, language: str) -> Freshness:
    if language == SOURCE:
        return Freshness.SOURCE
    state = source_states([source.pk]).get(source.pk, SourceState())
    return freshness_of(
        state,
        based_on=version.based_on.number if version.based_on else None,
        is_translated=version.language == language,
    )
