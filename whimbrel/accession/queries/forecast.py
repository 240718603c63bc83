"""What the officers expect of each file, what that comes to, and how well it was told before. Never of the public outlook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import QuerySet

from whimbrel.accession.models import Expectation, RecruitmentFile
from whimbrel.treaties.models import TreatyAction

# So many years ahead are summed.
YEARS = 12
COLUMNS = [
    "iso3", "country", "instrument", "said_on", "earliest", "likely", "latest", "confidence", "said_by", "reason",
    "came", "days_later",
]  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One expectation, and the day of the deposit where it came since; `is_standing`: it is the latest of an open file."""

    expectation: Expectation
    file: RecruitmentFile
    came: date | None
    is_standing: bool
    is_past: bool

    @property
    def days_later(self) -> int | None:
        """How many days after the likely day it came; less than none where it came sooner."""
        return (self.came - self.expectation.likely).days if self.came else None

    @property
    def is_inside(self) -> bool:
        one = self.expectation
        return self.came is not None and one.earliest <= self.came <= one.latest


@dataclass(frozen=True)
class Year:
    """How many files are expected to have been deposited by the end of a year: by their latest, likely and earliest days."""

    year: int
    at_least: int
    likely: int
    at_most: int


@dataclass(frozen=True)
class Forecast:
    """What stands of open files, summed; and what was told before beside what came."""

    standing: tuple[Told, ...]
    years: tuple[Year, ...]
    by_confidence: tuple[tuple[str, int], ...]
    # Of files whose instrument was deposited since, and of those whose latest day is past with nothing come.
    tried: tuple[Told, ...]
    silent: int

    @property
    def inside(self) -> int:
        return sum(one.is_inside for one in self.tried)

    @property
    def came(self) -> int:
        return sum(one.came is not None for one in self.tried)

    @property
    def missed(self) -> int:
        return len(self.tried) - self.came

    @property
    def middle(self) -> int | None:
        """By how many days what came was later than told, in the middle; None where nothing came."""
        days = [one.days_later for one in self.tried if one.days_later is not None]
        return round(median(days)) if days else None


def standing_expectations(files: Iterable[int]) -> dict[int, Expectation]:
    """The latest of each of these files, by the file's number. One query."""
    found: dict[int, Expectation] = {}
    for one in Expectation.objects.filter(file__in=list(files)).order_by("said_on", "pk"):
        found[one.file_id] = one
    return found


def told(files: QuerySet[RecruitmentFile], *, on: date) -> list[Told]:
    """All that was ever expected in these files, the soonest likely day first. Two queries."""
    found = Expectation.objects.filter(file__in=files.values("pk"))
    rows = list(found.select_related("file__country", "file__instrument").order_by("said_on", "pk"))
    latest = {one.file_id: one.pk for one in rows}
    acts = _deposits(rows, on)
    result = []
    for one in rows:
        days = acts.get((one.file.country_id, one.file.instrument_id), [])
        came = next((day for day in days if day >= one.said_on), None)
        is_standing = latest[one.file_id] == one.pk and came is None and one.file.closed_at is None
        result.append(Told(one, one.file, came, is_standing, one.latest < on))
    return sorted(result, key=lambda row: (row.expectation.likely, row.file.country.name_en, row.expectation.pk))  # fmt: skip


def forecast(files: QuerySet[RecruitmentFile], *, on: date) -> Forecast:
    """Three queries."""
    rows = told(files, on=on)
    standing = tuple(row for row in rows if row.is_standing)
    names = Expectation.Confidence
    return Forecast(
        standing=standing,
        years=tuple(_years(standing, on)),
        by_confidence=tuple(
            (str(one.label), sum(row.expectation.confidence == one for row in standing))
            for one in (names.HIGH, names.MEDIUM, names.LOW)
        ),
        tried=tuple(row for row in rows if row.came or row.is_past),
        silent=files.filter(closed_at=None).exclude(pk__in=[row.file.pk for row in rows]).count(),
    )


def by_day(standing: Sequence[Told], day: date) -> Year:
    """What is expected to have been deposited by that day."""
    days = [row.expectation for row in standing]
    return Year(
        year=day.year,
        at_least=sum(one.latest <= day for one in days),
        likely=sum(one.likely <= day for one in days),
        at_most=sum(one.earliest <= day for one in days),
    )


def told_table(rows: Iterable[Told]) -> list[list[object]]:
    return [
        [
            row.file.country.iso3, str(row.file.country), row.file.instrument.code, one.said_on, one.earliest,
            one.likely, one.latest, one.confidence, one.said_by, one.reason, row.came or "",
            "" if row.days_later is None else row.days_later,
        ]
        for row in rows
        for one in [row.expectation]
    ]  # fmt: skip


def _deposits(rows: Iterable[Expectation], on: date) -> dict[tuple[int, int], list[date]]:
    """The days on which instruments were deposited, or came into force where no deposit is known, the earliest first."""
    countries = {one.file.country_id for one in rows}
    found: dict[tuple[int, int], list[date]] = {}
    for act in TreatyAction.objects.binding().filter(country__in=countries):
        day = act.deposited_on or act.in_force_on
        if day is not None and day <= on:
            found.setdefault((act.country_id, act.instrument_id), []).append(day)
    return {key: sorted(days) for key, days in found.items()}


def _years(standing: Sequence[Told], on: date) -> list[Year]:
    if not standing:
        return []
    last = max(row.expectation.latest.year for row in standing)
    return [by_day(standing, date(year, 12, 31)) for year in range(on.year, min(last, on.year + YEARS) + 1)]  # fmt: skip
