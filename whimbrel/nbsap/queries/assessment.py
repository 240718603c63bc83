"""What was found in a version of a plan: steps, grades, species; and how versions and countries compare."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from whimbrel.nbsap.models import (
    Criterion,
    Evidence,
    Grade,
    NamedSpecies,
    Nbsap,
    Publication,
    Score,
    Step,
    StepDone,
    StepPlan,
)
from whimbrel.treaties.models import AppendixListing, RangeState, Species

MOST_POINTS = len(Criterion) * max(Grade.values)


@dataclass(frozen=True)
class StepLine:
    """A step of the checklist, how it was taken if it was, and for who works on it by when it is to be."""

    step: Step
    done: StepDone | None
    files: tuple[Evidence, ...] = ()
    planned: StepPlan | None = None
    # Planned for a day that has passed, and not taken.
    is_late: bool = False


@dataclass(frozen=True)
class ScoreLine:
    """A criterion with the grade that counts, and the ones before it, latest first."""

    criterion: Criterion
    score: Score | None
    earlier: tuple[Score, ...] = ()

    @property
    def light(self) -> str:
        """The class of the tag that shows it; colour is never the only sign."""
        if self.score is None:
            return ""
        return {Grade.SPECIFIC: "good", Grade.GENERAL: "wait"}.get(Grade(self.score.grade), "bad")


@dataclass(frozen=True)
class RangeCheck:
    """Listed species of the country against those its plan names."""

    occurring: int
    named: tuple[Species, ...]
    missing: tuple[Species, ...]


def checklist(nbsap: Nbsap, *, worked_on: date | None = None) -> list[StepLine]:
    """All twelve steps in their order; for who works on them that day with their files and plans. One query, for work three."""
    done = {one.step: one for one in nbsap.steps.filter(taken_back_at=None)}
    if worked_on is None:
        return [StepLine(step, done.get(step.value)) for step in Step]
    files = list(nbsap.evidence.all())
    planned = {one.step: one for one in nbsap.planned_steps.select_related("instrument")}
    lines = []
    for step in Step:
        taken, plan = done.get(step.value), planned.get(step.value)
        shown = tuple(one for one in files if one.step == step.value)
        is_late = plan is not None and taken is None and plan.is_overdue(on=worked_on)
        lines.append(StepLine(step, taken, shown, plan, is_late))
    return lines


def scorecard(nbsap: Nbsap) -> list[ScoreLine]:
    """All criteria in their order. One query."""
    given: dict[str, list[Score]] = {}
    for one in nbsap.scores.all():
        given.setdefault(one.criterion, []).append(one)
    lines = []
    for criterion in Criterion:
        found = given.get(criterion.value, [])
        lines.append(ScoreLine(criterion, found[0] if found else None, tuple(found[1:])))
    return lines


def points(lines: list[ScoreLine]) -> int | None:
    """The points of a scorecard; None before anything is graded."""
    given = [line.score.grade for line in lines if line.score]
    return sum(given) if given else None


def next_step(lines: list[StepLine]) -> StepLine | None:
    """What is planned first; where nothing is, the first step that is not taken."""
    planned = [
        (line.planned.due_on, place)
        for place, line in enumerate(lines)
        if line.planned and not line.done
    ]
    if planned:
        return lines[min(planned)[1]]
    return next((line for line in lines if line.done is None), None)


def is_published(nbsap: Nbsap) -> bool:
    return nbsap.publications.filter(taken_back_at=None).exists()


def published_points(plans: Collection[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Points and number of steps of each version whose assessment is published. Three queries.

    A version with a published assessment that has no grade has no points.
    """
    open_ones = set(
        Publication.objects.filter(nbsap__in=plans, taken_back_at=None).values_list(
            "nbsap", flat=True
        )
    )
    counting: dict[tuple[int, str], int] = {}
    for nbsap, criterion, grade in (
        Score.objects.filter(nbsap__in=open_ones)
        .order_by("graded_at", "pk")
        .values_list("nbsap", "criterion", "grade")
    ):
        counting[nbsap, criterion] = grade
    found: Counter[int] = Counter()
    for (nbsap, _criterion), grade in counting.items():
        found[nbsap] += grade
    taken = Counter(
        StepDone.objects.filter(nbsap__in=open_ones, taken_back_at=None).values_list(
            "nbsap", flat=True
        )
    )
    graded = {nbsap for nbsap, _criterion in counting}
    return {one: found[one] for one in graded}, {one: taken[one] for one in open_ones}


def range_check(nbsap: Nbsap) -> RangeCheck | None:
    """Which listed species that occur in the country the plan names, and which not. Four queries.

    None where no range states are imported: then nothing is known, and nothing is said.
    """
    if not RangeState.objects.exists():
        return None
    occurring = list(
        Species.objects.filter(
            pk__in=RangeState.objects.filter(country=nbsap.country_id).values("species"),
        )
        .filter(pk__in=AppendixListing.objects.values("species"))
        .order_by("scientific_name")
    )
    named = set(NamedSpecies.objects.filter(nbsap=nbsap).values_list("species", flat=True))
    return RangeCheck(
        occurring=len(occurring),
        named=tuple(one for one in occurring if one.pk in named),
        missing=tuple(one for one in occurring if one.pk not in named),
    )
