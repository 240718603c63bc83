"""Who is bound by an instrument, since when, and how many they were on any day."""

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from whimbrel.core.languages import sort_key
from whimbrel.treaties.models import Instrument, Region
from whimbrel.treaties.queries.acts import acts_in_force, acts_of
from whimbrel.treaties.queries.names import known_countries, names_on


@dataclass(frozen=True)
class NewParty:
    """A country that became bound within a period. `name` is the one it bore on the last day of it."""

    action_id: int
    country_id: int
    iso3: str
    name: str
    kind: str
    deposited_on: date | None
    in_force_on: date
    party_number: int | None
    source: str


@dataclass(frozen=True)
class Step:
    """A day on which the number of Parties changed, and what it was from that day on."""

    day: date
    joined: tuple[str, ...]
    left: tuple[str, ...]
    total: int


def party_count(instrument: Instrument, *, on: date, region: Region | None = None) -> int:
    """The number of countries bound by the instrument on that day. One query, with a region two."""
    bound = {act.country_id for act in acts_in_force(instrument, on=on)}
    return len(bound if region is None else bound & _within(region))


def new_parties(
    instrument: Instrument, *, after: date, until: date, language: str | None = None
) -> list[NewParty]:
    """Countries for which the instrument entered into force after the first day and up to the last.

    In order of entry into force. A country that was bound before and left is new again.
    """
    countries = {one.pk: one for one in known_countries(language)}
    names = names_on(until, language)
    parties = [
        NewParty(
            act.pk, act.country_id, countries[act.country_id].iso3, names[act.country_id], act.kind,
            act.deposited_on, act.in_force_on, act.party_number, act.source,
        )
        for act in acts_in_force(instrument, on=until)
        if act.in_force_on is not None and act.in_force_on > after
    ]  # fmt: skip
    return sorted(
        parties,
        key=lambda one: (one.in_force_on, one.party_number or math.inf, sort_key(one.name)),
    )


def latest_party(instrument: Instrument, *, on: date) -> NewParty | None:
    """Who joined last, of those bound on that day that were not there from the beginning. Three queries."""
    joined = new_parties(instrument, after=instrument.in_force_on or on, until=on)
    return joined[-1] if joined else None


def _within(region: Region) -> set[int]:
    return {one.pk for one in known_countries() if one.region_id == region.pk}


def accession_steps(
    instrument: Instrument,
    *,
    region: Region | None = None,
    until: date | None = None,
    language: str | None = None,
) -> list[Step]:
    """How the number of Parties rose and fell, day by day on which it changed. Three queries.

    Every total is the number of Parties on that day, as `party_count` has it.
    """
    only = None if region is None else _within(region)
    changes: dict[date, list[tuple[int, int]]] = defaultdict(list)
    for act in acts_of(instrument):
        if not act.is_binding or act.in_force_on is None:
            continue
        if only is None or act.country_id in only:
            changes[act.in_force_on].append((act.country_id, +1))
            if act.ends_on is not None:
                changes[act.ends_on].append((act.country_id, -1))

    names = names_on(until or date.max, language)
    held: dict[int, int] = defaultdict(int)
    bound: set[int] = set()
    steps = []
    for day in sorted(changes):
        if until is not None and day > until:
            break
        before = {country: held[country] for country, _ in changes[day]}
        for country, change in changes[day]:
            held[country] += change
            (bound.add if held[country] > 0 else bound.discard)(country)
        joined = sorted(names[c] for c, n in before.items() if n == 0 and held[c] > 0)
        left = sorted(names[c] for c, n in before.items() if n > 0 and held[c] == 0)
        if joined or left:
            steps.append(Step(day, tuple(joined), tuple(left), len(bound)))
    return steps
