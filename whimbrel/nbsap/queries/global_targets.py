"""Which national targets answer a global one, over countries, and which plans have none that does.

Of each country one version counts: its latest that was written for these global targets, or else its latest.
A version of which no national target is on record is no gap: nothing is known of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from whimbrel.core.languages import sort_key
from whimbrel.nbsap.models import Framework, NationalTarget, Nbsap, TargetLink
from whimbrel.nbsap.models.target import NUMBERS
from whimbrel.treaties.models import Region
from whimbrel.treaties.queries.names import known_countries, names_on, region_names

COLUMNS = (
    "framework", "number", "iso3", "country", "region", "plan", "year", "standing", "national_number",
    "national_target", "page",
)  # fmt: skip


@dataclass(frozen=True)
class CountryPlan:
    """A country, and the version of its plan that counts."""

    iso3: str
    name: str
    region: str
    nbsap: Nbsap


@dataclass(frozen=True)
class Answered:
    """A global target: the countries whose plans answer it with their national targets, those whose plans do not, and
    those of whose plans no national target is on record."""

    number: str
    linked: list[tuple[CountryPlan, list[NationalTarget]]]
    gaps: list[CountryPlan]
    unknown: list[CountryPlan]


@dataclass(frozen=True)
class Overview:
    """A global target in numbers."""

    number: str
    targets: int
    countries: int
    gaps: int


def order_of(number: str) -> tuple[int, ...]:
    """2 before 10, and 5.4 after 5."""
    return tuple(int(part) for part in number.split("."))


def is_number(framework: str, number: str) -> bool:
    return number in NUMBERS.get(framework, frozenset())


def country_plans(framework: str, *, on: date, region: Region | None = None) -> list[CountryPlan]:
    """By the country's name. Four queries."""
    counting: dict[int, Nbsap] = {}
    for one in Nbsap.objects.order_by("year", "pk"):
        held = counting.get(one.country_id)
        # One that was written for them is not put aside by a later one that was not.
        if held is None or held.framework != framework or one.framework == framework:
            counting[one.country_id] = one
    names, regions = names_on(on), region_names()
    found = [
        CountryPlan(iso3, names[pk], regions[region_id], counting[pk])
        for pk, iso3, _kind, region_id, _name in known_countries()
        if pk in counting and (region is None or region_id == region.pk)
    ]
    return sorted(found, key=lambda one: sort_key(one.name))


def known_plans(plans: Iterable[CountryPlan]) -> set[int]:
    """Those of which national targets are on record. One query."""
    targets = NationalTarget.objects.filter(nbsap__in=[one.nbsap.pk for one in plans])
    return set(targets.order_by().values_list("nbsap", flat=True).distinct())


def overview(framework: str, plans: list[CountryPlan]) -> list[Overview]:
    """Every global target by its number: of the Samarkand plan its goals, and the targets that somebody answers. Two queries."""
    known = known_plans(plans)
    targets: dict[str, int] = defaultdict(int)
    countries: dict[str, set[int]] = defaultdict(set)
    links = TargetLink.objects.filter(framework=framework, target__nbsap__in=known)
    for number, nbsap in links.order_by().values_list("number", "target__nbsap"):
        targets[number] += 1
        countries[number].add(nbsap)
    return [
        Overview(one, targets[one], len(countries[one]), len(known) - len(countries[one]))
        for one in _numbers(framework, targets)
    ]


def answered(
    framework: str, plans: list[CountryPlan], *, number: str | None = None
) -> list[Answered]:
    """Every global target, or the one of that number, with the national targets in their words. Three queries."""
    known = known_plans(plans)
    links = TargetLink.objects.filter(framework=framework, target__nbsap__in=known)
    if number is not None:
        links = links.filter(number=number)
    found: dict[str, dict[int, list[NationalTarget]]] = defaultdict(lambda: defaultdict(list))
    for link in links.select_related("target").order_by("target__code", "target"):
        found[link.number][link.target.nbsap_id].append(link.target)
    wanted = _numbers(framework, found) if number is None else [number]
    return [_answered(one, plans, known, found.get(one, {})) for one in wanted]


def answered_rows(framework: str, found: Iterable[Answered]) -> list[tuple[Any, ...]]:
    """For a table to take away: a row for each national target, and one for each plan that has none."""
    rows = []
    for one in found:
        for plan, targets in one.linked:
            rows += [
                (*_head(framework, one.number, plan), "linked", target.code, target.text, target.page)
                for target in targets
            ]  # fmt: skip
        for standing, plans in (("none linked", one.gaps), ("not on record", one.unknown)):
            rows += [(*_head(framework, one.number, plan), standing, "", "", "") for plan in plans]
    return rows


def _numbers(framework: str, answered: Iterable[str]) -> list[str]:
    # How many targets each goal of the Samarkand plan has is not known here.
    shown = set(answered) if framework == Framework.SAMARKAND else set()
    shown |= {one for one in NUMBERS[framework] if "." not in one}
    return sorted(shown, key=order_of)


def _answered(
    number: str,
    plans: list[CountryPlan],
    known: set[int],
    targets: dict[int, list[NationalTarget]],
) -> Answered:
    return Answered(
        number,
        linked=[(one, targets[one.nbsap.pk]) for one in plans if one.nbsap.pk in targets],
        gaps=[one for one in plans if one.nbsap.pk in known and one.nbsap.pk not in targets],
        unknown=[one for one in plans if one.nbsap.pk not in known],
    )


def _head(framework: str, number: str, plan: CountryPlan) -> tuple[Any, ...]:
    nbsap = plan.nbsap
    return framework, number, plan.iso3, plan.name, plan.region, nbsap.code, nbsap.year
