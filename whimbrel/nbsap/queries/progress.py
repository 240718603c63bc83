"""How far countries have come with the twelve steps."""

from collections.abc import Collection
from dataclasses import dataclass

from whimbrel.nbsap.models import Nbsap, Step, StepDone


@dataclass(frozen=True)
class Progress:
    """A version, how many steps are taken, and the first that is not."""

    nbsap: Nbsap
    taken: int
    next: Step | None


def begun_plans(countries: Collection[int]) -> list[Progress]:
    """Of each of the countries the latest version for which a step is taken. Two queries."""
    latest: dict[int, Nbsap] = {}
    begun = Nbsap.objects.filter(
        country__in=countries, steps__in=StepDone.objects.filter(taken_back_at=None)
    )
    for one in begun.select_related("country").distinct().order_by("year", "pk"):
        latest[one.country_id] = one
    taken: dict[int, set[str]] = {one.pk: set() for one in latest.values()}
    for nbsap, step in StepDone.objects.filter(
        nbsap__in=list(taken), taken_back_at=None
    ).values_list("nbsap", "step"):
        taken[nbsap].add(step)
    return [
        Progress(
            one,
            len(taken[one.pk]),
            next((step for step in Step if step.value not in taken[one.pk]), None),
        )
        for one in latest.values()
    ]
