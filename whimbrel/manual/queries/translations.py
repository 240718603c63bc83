"""How far the translations are, per language, and what awaits whoever translates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from whimbrel.manual.freshness import Freshness, SourceState, freshness_of
from whimbrel.manual.models import SOURCE, ArticlePage
from whimbrel.manual.queries.contents import source_states, standing_versions


@dataclass(frozen=True)
class Awaiting:
    """One article in one language: how old its translation is, and of which versions that speaks."""

    slug: str
    title: str
    language: str
    source_id: int
    freshness: Freshness
    based_on: int | None
    source_number: int
    is_for_members: bool

    @property
    def is_due(self) -> bool:
        """Whether somebody should translate: it is missing, or out of date."""
        return self.freshness not in (Freshness.CURRENT, Freshness.SOURCE)


@dataclass(frozen=True)
class LanguageStanding:
    """All published articles in one language."""

    language: str
    articles: list[Awaiting] = field(default_factory=list)

    def count(self, *kinds: Freshness) -> int:
        return sum(one.freshness in kinds for one in self.articles)

    @property
    def current(self) -> int:
        return self.count(Freshness.CURRENT)

    @property
    def out_of_date(self) -> int:
        return self.count(Freshness.OUT_OF_DATE)

    @property
    def majorly(self) -> int:
        return self.count(Freshness.MAJORLY)

    @property
    def missing(self) -> int:
        return self.count(Freshness.MISSING)

    @property
    def total(self) -> int:
        return len(self.articles)

    @property
    def per_cent_current(self) -> int:
        """Of all articles, rounded down, so that 100 means all."""
        return 100 * self.current // self.total if self.total else 0

    @property
    def due(self) -> list[Awaiting]:
        """What awaits translators, what misleads first, then what is out of date, then what is missing."""
        order = [Freshness.MAJORLY, Freshness.OUT_OF_DATE, Freshness.MISSING]
        found = [one for one in self.articles if one.is_due]
        return sorted(found, key=lambda one: order.index(one.freshness))


def language_standing(
    languages: Iterable[str], *, at: datetime | None = None
) -> list[LanguageStanding]:
    """How each of the languages stands, or stood at that time. Three queries, however many there are."""
    codes = list(languages)
    versions = standing_versions([*codes, SOURCE], at=at)
    states = source_states(at=at)
    pages = ArticlePage.objects.filter(locale__language_code=SOURCE)
    sources = list(
        (pages if at else pages.filter(live=True))
        .order_by("path")
        .values("pk", "slug", "translation_key", "audience")
    )
    standing = []
    for code in codes:
        one = LanguageStanding(code)
        for row in sources:
            source = versions.get((row["translation_key"], SOURCE))
            if source is None:
                continue
            made = versions.get((row["translation_key"], code))
            based_on = made["based_on__number"] if made else None
            one.articles.append(
                Awaiting(
                    slug=row["slug"],
                    title=source["title"],
                    language=code,
                    source_id=row["pk"],
                    freshness=freshness_of(
                        states.get(row["pk"], SourceState()),
                        based_on=based_on,
                        is_translated=made is not None,
                    ),
                    based_on=based_on,
                    source_number=source["number"],
                    is_for_members=row["audience"] == ArticlePage.Audience.MEMBERS,
                )
            )
        standing.append(one)
    return standing
