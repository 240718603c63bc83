"""Counts of people, Parties and money over several workshops, for reports: each with the rows that were counted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet

from whimbrel.core.languages import translated
from whimbrel.core.periods import add_months
from whimbrel.training.models import (
    FundingLine,
    Registration,
    RegistrationStatus,
    StatedAttendance,
    Status,
    Workshop,
)
from whimbrel.training.queries.participants import LEARNERS
from whimbrel.training.queries.workshops import workshop_reach
from whimbrel.treaties.models import Country, Instrument, Region

# What participants are told apart by: the field, read from a registration.
TRAITS = ("sex", "first-time", "language", "region")


@dataclass(frozen=True)
class ByRegion:
    """Workshops of one region: begun by a day, and planned after it. None is all regions."""

    region: Region | None
    held: int
    planned: int


@dataclass(frozen=True)
class Share:
    """How many participants have one trait; `key` is empty where it is not known."""

    key: str
    people: int


@dataclass(frozen=True)
class Cost:
    """Money of one fund in one currency, over so many participants; `each` is None where nobody was counted."""

    fund: str
    currency: str
    amount: Decimal
    participants: int

    @property
    def each(self) -> Decimal | None:
        return round(self.amount / self.participants, 2) if self.participants else None


@dataclass(frozen=True)
class Standing:
    """How many registrations stood in one way on a day, and of which countries."""

    status: str
    people: int
    countries: frozenset[int]


def workshops_by_region(workshops: QuerySet[Workshop], *, on: date) -> list[ByRegion]:
    """An area counts for the region it lies in. One query; workshops without a day are left out."""
    counted: dict[Region | None, list[int]] = {}
    rows = workshops.filter(meeting__starts_on__isnull=False).select_related(
        "meeting", "region__within"
    )
    for one in rows:
        region = (one.region.within or one.region) if one.region else None
        cell = counted.setdefault(region, [0, 0])
        cell[one.meeting.starts_on > on if one.meeting.starts_on else 0] += 1
    return sorted(
        (ByRegion(region, *cell) for region, cell in counted.items()),
        key=lambda one: (one.region is None, one.region.name if one.region else ""),
    )


def attended(workshops: QuerySet[Workshop]) -> QuerySet[Registration]:
    """Those who came to learn, of workshops with a list of persons."""
    return Registration.objects.attended().filter(
        workshop__in=workshops.order_by().values("pk"), category__in=LEARNERS
    )


def people_by(workshops: QuerySet[Workshop], trait: str, language: str) -> list[Share]:
    """Participants by one trait, each seat once; the largest first, what is not known last. One query.

    A seat, and not a person, because somebody may be new at one workshop and known at the next.
    """
    counted: dict[str, int] = {}
    for one in attended(workshops).select_related("country__region"):
        key = _trait(one, trait, language)
        counted[key] = counted.get(key, 0) + 1
    return sorted(
        (Share(key, people) for key, people in counted.items()),
        key=lambda one: (not one.key, -one.people, one.key),
    )


def countries_reached(workshops: QuerySet[Workshop]) -> set[int]:
    """Countries for which somebody came, where a list of persons is kept."""
    found = attended(workshops).filter(country__isnull=False)
    return set(found.order_by().values_list("country", flat=True).distinct())


def never_reached(
    instrument: Instrument, *, on: date, years: int | None
) -> tuple[list[Country], int]:
    """Parties on that day of which nobody came to a workshop, ever or in so many years; and of how many Parties.

    Only lists of persons tell for whom somebody came: totals without names reach nobody here.
    """
    parties = list(parties_on(instrument, on))
    workshops = Workshop.objects.filter(meeting__starts_on__lte=on)
    if years is not None:
        workshops = workshops.filter(meeting__starts_on__gt=add_months(on, -12 * years))
    reached = countries_reached(workshops)
    return [one for one in parties if one.pk not in reached], len(parties)


def parties_on(instrument: Instrument, on: date) -> QuerySet[Country]:
    return Country.objects.parties_to(instrument, on=on)


def totals_only(workshops: QuerySet[Workshop]) -> int:
    """Workshops of which a total is known and no list."""
    stated = StatedAttendance.objects.filter(
        workshop__in=workshops.order_by().values("pk"), stage=StatedAttendance.Stage.FINAL
    )
    listed = attended(workshops).values("workshop")
    return stated.exclude(workshop__in=listed).count()


def costs(workshops: QuerySet[Workshop]) -> list[Cost]:
    """What each fund gave, over the participants of the workshops it gave for. Seven queries at the most.

    Currencies are not added up. A workshop without a count of participants is left out of both.
    """
    reach = workshop_reach(workshops)
    people = {one.workshop_id: one.participants or 0 for one in reach.attendances}
    amounts: dict[tuple[str, str], list[FundingLine]] = {}
    lines = FundingLine.objects.filter(workshop__in=workshops.order_by().values("pk"))
    for line in lines.order_by("fund", "currency", "pk"):
        if people.get(line.workshop_id):
            amounts.setdefault((line.fund, line.currency), []).append(line)
    return [
        Cost(
            fund, currency, sum((line.amount for line in found), Decimal()),
            sum(people[pk] for pk in {line.workshop_id for line in found}),
        )
        for (fund, currency), found in amounts.items()
    ]  # fmt: skip


def names_of(countries: Iterable[Country], language: str) -> list[str]:
    return sorted(translated(one, "name", language) for one in countries)


def _trait(one: Registration, trait: str, language: str) -> str:
    if trait == "sex":
        return one.sex
    if trait == "language":
        return one.language
    if trait == "first-time":
        return "" if one.is_first_time is None else "yes" if one.is_first_time else "no"
    region = one.country.region if one.country else None
    return translated(region, "name", language) if region else ""


def standing_on(workshop: Workshop, statuses: Collection[str], *, on: date) -> list[Standing]:
    """How many stood so at the end of that day, and for how many countries, standing by standing. One query."""
    end = datetime.combine(on + timedelta(days=1), time(), tzinfo=workshop.zone)
    rows = (
        RegistrationStatus.objects.filter(
            Q(ended_at=None) | Q(ended_at__gte=end),
            registration__workshop=workshop,
            registration__category__in=LEARNERS,
            status__in=statuses,
            began_at__lt=end,
        )
        .order_by()
        .values_list("status", "registration", "registration__country")
    )
    found: dict[str, tuple[set[int], set[int]]] = {}
    for status, registration, country in rows:
        people, countries = found.setdefault(status, (set(), set()))
        people.add(registration)
        if country:
            countries.add(country)
    return [
        Standing(status, len(found[status][0]), frozenset(found[status][1]))
        for status in Status.values
        if status in found
    ]
