"""The Manual's contents in a reader's language: parts and articles in their order, each with how old it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse

from whimbrel.manual.freshness import Freshness, SourceState, freshness_of
from whimbrel.manual.models import SOURCE, ArticlePage, PartPage, Version, Weight

# How many letters of a page's path say where its part is: three steps of four.
PART_STEPS = 12


@dataclass(frozen=True)
class Entry:
    """An article in the contents. `language` is that of its title: the source's where it is not translated."""

    slug: str
    title: str
    summary: str
    language: str
    freshness: Freshness
    level: str
    roles: tuple[str, ...]
    is_for_members: bool
    source_id: int
    version_id: int
    number: int
    source_version_id: int
    published_at: datetime

    def get_absolute_url(self) -> str:
        name = "manual:member_article" if self.is_for_members else "manual:article_detail"
        return reverse(name, args=[self.slug])

    @property
    def is_aged(self) -> bool:
        return self.freshness in (Freshness.OUT_OF_DATE, Freshness.MAJORLY)

    @property
    def is_fallback(self) -> bool:
        return self.freshness == Freshness.MISSING


@dataclass(frozen=True)
class PartEntry:
    slug: str
    title: str
    language: str
    summary: str = ""
    articles: list[Entry] = field(default_factory=list)


def contents(language: str, *, with_members_only: bool = False) -> list[PartEntry]:
    """Parts and articles in this language, in the order of the source. Four queries, however long the Manual is.

    Articles for members only are left out unless asked for.
    """
    parts = _parts(language)
    versions = standing_versions([language, SOURCE])
    states = source_states()
    found = ArticlePage.objects.filter(live=True, locale__language_code=SOURCE).order_by("path")
    if not with_members_only:
        found = found.filter(audience=ArticlePage.Audience.EVERYBODY)
    rows = found.values("pk", "path", "slug", "translation_key", "level", "roles", "audience")
    for row in rows:
        part = parts.get(row["path"][:PART_STEPS])
        source = versions.get((row["translation_key"], SOURCE))
        if part is not None and source is not None:
            translation = versions.get((row["translation_key"], language))
            part.articles.append(
                _entry(row, source, translation, language, states.get(row["pk"], SourceState()))
            )
    return [part for part in parts.values() if part.articles]


def standing_versions(
    languages: Iterable[str], *, at: datetime | None = None
) -> dict[tuple[Any, str], dict[str, Any]]:
    """Titles and numbers of what readers get, or got at that time, by translation key and language. One query, without
    the texts."""
    found = Version.objects.standing(at=at).filter(language__in=set(languages))
    rows = (found if at else found.filter(article__live=True)).values(
        "pk",
        "number",
        "title",
        "summary",
        "language",
        "published_at",
        "article_id",
        "article__translation_key",
        "based_on__number",
    )
    return {(row["article__translation_key"], row["language"]): dict(row) for row in rows}


def source_states(
    articles: Iterable[int] | None = None, *, at: datetime | None = None
) -> dict[int, SourceState]:
    """What counts for translations, or counted at that time, by source article. One query."""
    ready = Q(ready_at__lte=at) if at else Q(ready_at__isnull=False)
    versions = Version.objects.filter(language=SOURCE)
    if articles is not None:
        versions = versions.filter(article__in=articles)
    rows = (
        versions.values("article")
        .order_by("article")
        .annotate(
            normal=Max("number", filter=ready & ~Q(weight=Weight.TYPO)),
            major=Max("number", filter=ready & Q(weight=Weight.MAJOR)),
        )
    )
    return {row["article"]: SourceState(row["normal"] or 0, row["major"] or 0) for row in rows}


def _parts(language: str) -> dict[str, PartEntry]:
    """By path in the source's tree, in its order; named in the language where that has a name."""
    rows = list(
        PartPage.objects.filter(live=True, locale__language_code__in={language, SOURCE})
        .order_by("path")
        .values("path", "slug", "title", "summary", "translation_key", "locale__language_code")
    )
    named = {
        row["translation_key"]: row for row in rows if row["locale__language_code"] == language
    }
    parts = {}
    for row in rows:
        if row["locale__language_code"] == SOURCE:
            shown = named.get(row["translation_key"], row)
            parts[row["path"]] = PartEntry(
                row["slug"], shown["title"], shown["locale__language_code"], shown["summary"]
            )
    return parts


def _entry(
    row: Mapping[str, Any],
    source: Mapping[str, Any],
    translation: Mapping[str, Any] | None,
    language: str,
    state: SourceState,
) -> Entry:
    shown = translation or source
    freshness = (
        Freshness.SOURCE
        if language == SOURCE
        else freshness_of(
            state,
            based_on=shown["based_on__number"],
            is_translated=translation is not None,
        )
    )
    return Entry(
        slug=row["slug"],
        title=shown["title"],
        summary=shown["summary"],
        language=shown["language"],
        freshness=freshness,
        level=row["level"],
        roles=tuple(row["roles"]),
        is_for_members=row["audience"] == ArticlePage.Audience.MEMBERS,
        source_id=row["pk"],
        version_id=shown["pk"],
        number=shown["number"],
        source_version_id=source["pk"],
        published_at=shown["published_at"],
    )
