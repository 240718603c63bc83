"""The versions of one country's plan, and two countries side by side."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from whimbrel.nbsap.models import Criterion, NationalTarget, Nbsap, Publication, Score
from whimbrel.nbsap.queries.assessment import ScoreLine, StepLine, checklist, points, scorecard
from whimbrel.nbsap.queries.target_progress import PlanProgress, plan_progress
from whimbrel.treaties.models import Country


@dataclass(frozen=True)
class OpenAssessment:
    """What everybody may read of a version's assessment."""

    steps: list[StepLine]
    scores: list[ScoreLine]
    progress: PlanProgress

    @property
    def taken(self) -> int:
        return sum(line.done is not None for line in self.steps)

    @property
    def points(self) -> int | None:
        return points(self.scores)


@dataclass(frozen=True)
class Comparison:
    """One criterion, and the grade of each version in the order in which they were asked for."""

    criterion: Criterion
    scores: list[Score | None]


def versions(country: Country) -> list[Nbsap]:
    """The country's versions, latest first, with stages, texts and targets. Six queries."""
    return list(
        Nbsap.objects.filter(country=country)
        .select_related("country")
        .prefetch_related(*_parts())
        .order_by("-year", "-pk")
    )


def with_parts(nbsap: Nbsap) -> Nbsap:
    """The version with its stages, texts and targets. Five queries."""
    prefetch_related_objects([nbsap], *_parts())
    return nbsap


def assessed_versions() -> "QuerySet[Nbsap]":
    """Versions whose assessment everybody may read."""
    open_ones = Publication.objects.filter(taken_back_at=None).values("nbsap")
    return Nbsap.objects.filter(pk__in=open_ones).select_related("country")


def open_assessment(nbsap: Nbsap, *, on: date) -> OpenAssessment:
    """Four queries. Call it only for a version whose assessment is published, or for who may keep it."""
    return OpenAssessment(checklist(nbsap), scorecard(nbsap), plan_progress(nbsap, on=on))


def compared(plans: list[Nbsap]) -> list[Comparison]:
    """Criterion by criterion. One query."""
    counting: dict[tuple[int, str], Score] = {}
    for one in Score.objects.filter(nbsap__in=plans).order_by("graded_at", "pk"):
        counting[one.nbsap_id, one.criterion] = one
    return [
        Comparison(criterion, [counting.get((one.pk, criterion.value)) for one in plans])
        for criterion in Criterion
    ]


def _parts() -> tuple[str, str, "Prefetch[str]"]:
    targets = NationalTarget.objects.select_related("parent").prefetch_related(
        "links", "provisions__instrument"
    )
    return "stages", "documents", Prefetch("targets", targets)
