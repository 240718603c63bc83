"""What surveys of needs say: by competence, region and role, and from one triennium to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Avg, Count, QuerySet

from whimbrel.training.models import (
    Competence,
    Module,
    NeedsAssessment,
    NeedsRating,
    NeedsResponse,
    Workshop,
)
from whimbrel.training.queries.groups import is_shown, shown_groups
from whimbrel.treaties.models import Region, Role

# From this distance on, between what people can do and what their post asks, a module is proposed.
WORTH_A_MODULE = 0.5


@dataclass(frozen=True)
class Need:
    """One competence in one survey: how many rated it, the means of both ratings (1 to 5), and the distance."""

    competence: Competence
    people: int
    level: float
    needed: float

    @property
    def gap(self) -> float:
        return round(self.needed - self.level, 2)


@dataclass(frozen=True)
class Row:
    """One competence, and its gap in each column of a table; None where too few people answered."""

    competence: Competence
    gaps: tuple[float | None, ...]


@dataclass(frozen=True)
class Proposal:
    """A module that would close gaps: how much of a gap its competences have on average, and which these are."""

    module: Module
    gap: float
    closes: tuple[Competence, ...]


@dataclass(frozen=True)
class Answers:
    """How many were asked in a survey, and how many answered, by which way."""

    asked: int
    answered: int
    by_channel: tuple[tuple[str, int], ...]


def assessments() -> QuerySet[NeedsAssessment]:
    """Surveys that have been opened, the latest first."""
    return NeedsAssessment.objects.filter(opened_at__isnull=False)


def needs(
    assessment: NeedsAssessment, *, region: Region | None = None, role: str = ""
) -> list[Need]:
    """Each competence of the survey, the widest gap first; none where too few people answered. Two queries."""
    answered = NeedsResponse.objects.answered().filter(assessment=assessment)
    if region is not None:
        answered = answered.filter(region=region)
    if role:
        answered = answered.filter(role=role)
    return _needs(NeedsRating.objects.filter(response__in=answered))


def _needs(ratings: QuerySet[NeedsRating]) -> list[Need]:
    rows = list(
        ratings.order_by()
        .values("competence")
        .annotate(people=Count("pk"), level=Avg("level"), needed=Avg("needed"))
    )
    known = Competence.objects.in_bulk([row["competence"] for row in rows]) if rows else {}
    found = [
        Need(
            known[row["competence"]], row["people"],
            round(float(row["level"]), 2), round(float(row["needed"]), 2),
        )
        for row in rows
        if is_shown(row["people"])
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.gap, one.competence.position))


def answers(assessment: NeedsAssessment) -> Answers:
    rows = NeedsResponse.objects.filter(assessment=assessment)
    counted = dict(rows.answered().order_by().values_list("channel").annotate(number=Count("pk")))
    return Answers(
        asked=rows.count(),
        answered=sum(counted.values()),
        by_channel=tuple(
            (str(channel.label), counted.get(channel.value, 0)) for channel in NeedsResponse.Channel
        ),
    )


def gaps_by_region(assessment: NeedsAssessment) -> tuple[list[Region], list[Row]]:
    """The regions that may be shown, and each competence's gap in them."""
    answered = NeedsResponse.objects.answered().filter(assessment=assessment)
    counted = dict(
        answered.filter(region__isnull=False)
        .order_by()
        .values_list("region")
        .annotate(number=Count("pk"))
    )
    shown = shown_groups(counted)
    regions = list(Region.objects.filter(pk__in=shown))
    found = (
        NeedsRating.objects.filter(response__in=answered, response__region__in=shown)
        .order_by()
        .values_list("competence", "response__region")
        .annotate(people=Count("pk"), level=Avg("level"), needed=Avg("needed"))
    )
    return regions, _table([one.pk for one in regions], found)


def gaps_by_role(assessment: NeedsAssessment) -> tuple[list[str], list[Row]]:
    """The roles that may be shown, in words, and each competence's gap in them."""
    answered = NeedsResponse.objects.answered().filter(assessment=assessment)
    counted = dict(answered.order_by().values_list("role").annotate(number=Count("pk")))
    shown = shown_groups(counted)
    roles = [role for role in Role if role.value in shown]
    found = (
        NeedsRating.objects.filter(response__in=answered, response__role__in=shown)
        .order_by()
        .values_list("competence", "response__role")
        .annotate(people=Count("pk"), level=Avg("level"), needed=Avg("needed"))
    )
    return [str(role.label) for role in roles], _table([role.value for role in roles], found)


def gaps_over_time(*, region: Region | None = None) -> tuple[list[NeedsAssessment], list[Row]]:
    """Every survey from the first on, and each competence's gap in it, everywhere or in a region."""
    held = sorted(assessments(), key=lambda one: (one.first_year, one.pk))
    answered = NeedsResponse.objects.answered().filter(assessment__in=[one.pk for one in held])
    if region is not None:
        answered = answered.filter(region=region)
    found = (
        NeedsRating.objects.filter(response__in=answered)
        .order_by()
        .values_list("competence", "response__assessment")
        .annotate(people=Count("pk"), level=Avg("level"), needed=Avg("needed"))
    )
    return held, _table([one.pk for one in held], found)


def _table(
    columns: Sequence[int | str],
    found: Iterable[tuple[int, int | str, int, float | Decimal, float | Decimal]],
) -> list[Row]:
    cells: dict[int, dict[int | str, float]] = {}
    for competence, column, people, level, needed in found:
        if is_shown(people):
            cells.setdefault(competence, {})[column] = round(float(needed) - float(level), 2)
    known = Competence.objects.filter(pk__in=cells) if cells else ()
    return [Row(one, tuple(cells[one.pk].get(column) for column in columns)) for one in known]


def proposed_modules(found: Sequence[Need]) -> list[Proposal]:
    """Modules that would close these gaps, the most wanted first. Two queries.

    A module counts by the mean gap of all it teaches, so that one that also teaches what nobody lacks comes later.
    """
    gaps = {one.competence.pk: one.gap for one in found}
    proposals = []
    for module in Module.objects.prefetch_related("competences") if gaps else ():
        taught = list(module.competences.all())
        mean = sum(max(gaps.get(one.pk, 0), 0) for one in taught) / max(len(taught), 1)
        closes = [one for one in taught if gaps.get(one.pk, 0) >= WORTH_A_MODULE]
        if closes and mean >= WORTH_A_MODULE:
            proposals.append(Proposal(module, round(mean, 2), tuple(closes)))
    return sorted(proposals, key=lambda one: (-one.gap, one.module.position))


def waiting_for(person: int | None, *, on: date) -> QuerySet[NeedsResponse]:
    """Surveys that this person has been asked in and can still answer."""
    asked = NeedsResponse.objects.waiting(on=on).filter(person=person or 0)
    return asked.select_related("assessment")


def modules_for(workshop: Workshop) -> list[Proposal]:
    """Modules that the latest survey proposes for the workshop's region, or for all where it has none."""
    latest = assessments().first()
    if latest is None:
        return []
    region = workshop.region
    found = needs(latest, region=region.within or region if region else None)
    return proposed_modules(found or needs(latest))
