"""How often the articles were opened, by language: what is read most, and what nobody reads."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Sum

from whimbrel.core.languages import CODES, language_names
from whimbrel.manual.freshness import Freshness
from whimbrel.manual.models import SOURCE, ReadCount
from whimbrel.manual.queries.contents import Entry, contents
from whimbrel.manual.queries.translations import language_standing

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class ArticleRead:
    """One article: how often it was opened in each of the house's languages, and in which it lies unread."""

    slug: str
    title: str
    counts: list[int]
    unread_in: list[str]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class PartRead:
    title: str
    rows: list[ArticleRead]

    @property
    def total(self) -> int:
        return sum(one.total for one in self.rows)


@dataclass(frozen=True)
class Readings:
    """The parts, what is read most first, and the sums of weeks, each with the day on which it begins."""

    since: date
    parts: list[PartRead] = field(default_factory=list)
    weeks: list[tuple[date, int]] = field(default_factory=list)

    @property
    def rows(self) -> list[ArticleRead]:
        return [row for part in self.parts for row in part.rows]

    @property
    def unread(self) -> list[ArticleRead]:
        return [row for row in self.rows if row.unread_in]

    @property
    def total(self) -> int:
        return sum(times for _day, times in self.weeks)


def readings(*, since: date, until: date) -> Readings:
    """What was opened from one day to another, both counted; public articles only. Nine queries."""
    found = ReadCount.objects.filter(day__gte=since, day__lte=until).order_by()
    by_article: Counter[tuple[int, str]] = Counter()
    for row in found.values("article", "language").annotate(n=Sum("times")):
        by_article[row["article"], row["language"]] = row["n"]
    there = {
        (row.source_id, standing.language)
        for standing in language_standing(CODES)
        for row in standing.articles
        if row.freshness != Freshness.MISSING
    }
    parts = [
        PartRead(part.title, _ranked(part.articles, by_article, there)) for part in contents(SOURCE)
    ]
    by_day = dict(found.values_list("day").annotate(n=Sum("times")))
    return Readings(since, sorted(parts, key=lambda one: -one.total), _weeks(by_day, since, until))


def _ranked(
    entries: list[Entry], counted: Counter[tuple[int, str]], there: set[tuple[int, str]]
) -> list[ArticleRead]:
    rows = []
    for entry in entries:
        counts = [counted[entry.source_id, code] for code in CODES]
        unread = [
            code
            for code in CODES
            if (entry.source_id, code) in there and not counted[entry.source_id, code]
        ]
        rows.append(ArticleRead(entry.slug, entry.title, counts, language_names(unread)))
    return sorted(rows, key=lambda one: -one.total)


def _weeks(by_day: dict[date, int], since: date, until: date) -> list[tuple[date, int]]:
    weeks, day = [], since
    while day <= until:
        week = sum(by_day.get(day + timedelta(days=n), 0) for n in range(WEEK.days))
        weeks.append((day, week))
        day += WEEK
    return weeks
