"""How far countries have come with the twelve steps, and what they plan next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from whimbrel.nbsap.models import Nbsap, Step, StepDone, StepPlan
from whimbrel.nbsap.models.planning import SOON
from whimbrel.treaties.models import Region


@dataclass(frozen=True)
class Progress:
    """A version, how many steps are taken, and the next: the first that is planned, or the first that is not taken.

    `planned` says by when and who, where the next one is planned.
    """

    nbsap: Nbsap
    taken: int
    next: Step | None
    planned: StepPlan | None = None


def begun_plans(countries: Collection[int]) -> list[Progress]:
    """Of each of the countries the latest version for which a step is taken or planned. Three queries."""
    latest: dict[int, Nbsap] = {}
    taken_here = StepDone.objects.filter(nbsap=OuterRef("pk"), taken_back_at=None)
    planned_here = StepPlan.objects.filter(nbsap=OuterRef("pk"))
    begun = Nbsap.objects.filter(Exists(taken_here) | Exists(planned_here), country__in=countries)
    for one in begun.select_related("country").order_by("year", "pk"):
        latest[one.country_id] = one
    taken: dict[int, set[str]] = {one.pk: set() for one in latest.values()}
    for nbsap, step in StepDone.objects.filter(
        nbsap__in=list(taken), taken_back_at=None
    ).values_list("nbsap", "step"):
        taken[nbsap].add(step)
    planned: dict[int, StepPlan] = {}
    order = list(Step.values)
    open_ones = StepPlan.objects.open().filter(nbsap__in=list(taken)).select_related("instrument")
    for each in sorted(open_ones, key=lambda one: (one.due_on, order.index(one.step))):
        planned.setdefault(each.nbsap_id, each)
    return [_progress(one, taken[one.pk], planned.get(one.pk)) for one in latest.values()]


def due_steps(countries: Collection[int], *, on: date) -> list[StepPlan]:
    """Planned steps of these countries, of every version, whose day is near or has passed; the earliest first. One query."""
    found = StepPlan.objects.open().filter(nbsap__country__in=countries, due_on__lte=on + SOON)
    return list(found.select_related("nbsap__country", "instrument"))


def open_steps(countries: Collection[int]) -> list[StepPlan]:
    """Planned steps of these countries that are not taken, the earliest first. One query."""
    found = StepPlan.objects.open().filter(nbsap__country__in=countries)
    return list(found.select_related("nbsap__country", "instrument"))


def late_steps(*, on: date, region: Region | None = None) -> list[StepPlan]:
    """Planned steps of all countries whose day has passed, the longest first. One query."""
    found = StepPlan.objects.open().filter(due_on__lt=on)
    if region is not None:
        found = found.filter(nbsap__country__region=region)
    return list(found.select_related("nbsap__country", "instrument"))


def late_count(*, on: date) -> int:
    return StepPlan.objects.open().filter(due_on__lt=on).count()


def _progress(nbsap: Nbsap, taken: set[str], planned: StepPlan | None) -> Progress:
    if planned is not None:
        return Progress(nbsap, len(taken), Step(planned.step), planned)
    first = next((step for step in Step if step.value not in taken), None)
    return Progress(nbsap, len(taken), first)
