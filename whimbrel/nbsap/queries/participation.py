"""Who took part in which stage of a plan: by office for the country, in numbers for everybody."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from whimbrel.nbsap.models import Nbsap, Participation, PlanStage


@dataclass(frozen=True)
class StageLine:
    """A stage, and who took part in it."""

    stage: PlanStage.Kind
    offices: list[Participation]


def participations(nbsap: Nbsap) -> list[StageLine]:
    """The stages in which somebody took part, in the order of the process. One query."""
    found: dict[str, list[Participation]] = defaultdict(list)
    for one in Participation.objects.filter(nbsap=nbsap, taken_back_at=None).select_related(
        "instrument"
    ):
        found[one.stage].append(one)
    return [StageLine(kind, found[kind]) for kind in PlanStage.Kind if kind in found]


def countries_taking_part(plans: Collection[int]) -> dict[int | None, list[tuple[str, int]]]:
    """By region and convention: in how many countries its focal point took part in one of these plans. One query."""
    rows = (
        Participation.objects.filter(nbsap__in=plans, taken_back_at=None)
        .exclude(instrument=None)
        .values_list("nbsap__country__region", "instrument__code")
        .annotate(countries=Count("nbsap__country", distinct=True))
        .order_by("instrument__code")
    )
    found: dict[int | None, list[tuple[str, int]]] = defaultdict(list)
    for region, code, countries in rows:
        found[region].append((code, countries))
    return dict(found)
