"""Who is bound by an instrument, since when, and how many they were on any day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from whimbrel.treaties.models import Instrument, Region, TreatyAction
from whimbrel.treaties.queries.names import names_on


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
    """The number of countries bound by the instrument on that day. One query."""
    bound = TreatyAction.objects.in_force(on=on).filter(instrument=instrument)
    if region is not None:
        bound = bound.filter(country__region=region)
    return bound.values("country").distinct().count()


def new_parties(
    instrument: Instrument, *, after: date, until: date, language: str | None = None
) -> list[NewParty]:
    """Countries for which the instrument entered into force after the first day and up to the last.

    In order of entry into force. A country that was bound before and left is new again.
    """
    names = names_on(until, language)
    actions = (
        TreatyAction.objects.in_force(on=until)
        .filter(instrument=instrument, in_force_on__gt=after)
        .order_by("in_force_on", "party_number", "country__name_en")
        .values_list(
            "pk",
            "country_id",
            "country__iso3",
            "kind",
            "deposited_on",
            "in_force_on",
            "party_number",
            "source",
        )
    )
    return [
        NewParty(pk, country, iso3, names[country], kind, deposited, in_force, number, source)
        for pk, country, iso3, kind, deposited, in_force, number, source in actions
        if in_force is not None
    ]


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
    acts = TreatyAction.objects.binding().filter(instrument=instrument, in_force_on__isnull=False)
    if region is not None:
        acts = acts.filter(country__region=region)
    changes: dict[date, list[tuple[int, int]]] = defaultdict(list)
    for country, begins, ends in acts.values_list("country_id", "in_force_on", "ends_on"):
        if begins is not None:
            changes[begins].append((country, +1))
        if ends is not None:
            changes[ends].append((country, -1))

    names = names_on(until or date.max, language)
    acts_in_force: dict[int, int] = defaultdict(int)
    steps = []
    for day in sorted(changes):
        if until is not None and day > until:
            break
        before = {country: acts_in_force[country] for country, _ in changes[day]}
        for country, change in changes[day]:
            acts_in_force[country] += change
        joined = sorted(names[c] for c, n in before.items() if n == 0 and acts_in_force[c] > 0)
        left = sorted(names[c] for c, n in before.items() if n > 0 and acts_in_force[c] == 0)
        if joined or left:
            total = sum(1 for n in acts_in_force.values() if n > 0)
            steps.append(Step(day, tuple(joined), tuple(left), total))
    return steps
