"""What lies around a State: its neighbours, its United Nations subregion and groups, and the instruments that bind them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from whimbrel.core.charts.borders import neighbours
from whimbrel.core.languages import sort_key
from whimbrel.treaties.models import Country, Instrument, TreatyAction
from whimbrel.treaties.queries.acts import acts_of
from whimbrel.treaties.queries.names import known_countries, names_on

# As the United Nations name them (M49).
SUBREGIONS = {
    "Australia and New Zealand": _("Australia and New Zealand"),
    "Caribbean": _("Caribbean"),
    "Central America": _("Central America"),
    "Central Asia": _("Central Asia"),
    "Eastern Africa": _("Eastern Africa"),
    "Eastern Asia": _("Eastern Asia"),
    "Eastern Europe": _("Eastern Europe"),
    "Melanesia": _("Melanesia"),
    "Micronesia": _("Micronesia"),
    "Middle Africa": _("Middle Africa"),
    "Northern Africa": _("Northern Africa"),
    "Northern America": _("Northern America"),
    "Northern Europe": _("Northern Europe"),
    "Polynesia": _("Polynesia"),
    "South America": _("South America"),
    "South-eastern Asia": _("South-eastern Asia"),
    "Southern Africa": _("Southern Africa"),
    "Southern Asia": _("Southern Asia"),
    "Southern Europe": _("Southern Europe"),
    "Western Africa": _("Western Africa"),
    "Western Asia": _("Western Asia"),
    "Western Europe": _("Western Europe"),
}
GROUPS = (
    ("is_ldc", _("Least developed countries")),
    ("is_lldc", _("Landlocked developing countries")),
    ("is_sids", _("Small island developing States")),
)


@dataclass(frozen=True)
class Neighbour:
    """A State beside it on land. `since` is the day from which the instrument binds it; a day ahead where it has deposited."""

    iso3: str
    name: str
    since: date | None
    is_bound: bool


@dataclass(frozen=True)
class Gap:
    """A subregion or group of the United Nations to which the State belongs: how many are bound, and who is not."""

    name: str
    bound: int
    total: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Nearby:
    """An Agreement or memorandum that does not bind the State, and whom around it it binds."""

    instrument: Instrument
    names: tuple[str, ...]


class _State(NamedTuple):
    """A State as plain values; `Country` says what they mean."""

    pk: int
    un_subregion: str
    is_ldc: bool
    is_lldc: bool
    is_sids: bool


@dataclass(frozen=True)
class Surroundings:
    neighbours: tuple[Neighbour, ...]
    gaps: tuple[Gap, ...]
    nearby: tuple[Nearby, ...]


def surroundings(country: Country, instrument: Instrument, *, on: date) -> Surroundings:
    """As the registry has it on that day, names by the language that is spoken. At most seven queries, within a request five."""
    names = names_on(on)
    beside = {one.iso3: one.pk for one in known_countries() if one.iso3 in neighbours(country.iso3)}
    rows = Country.objects.filter(kind=Country.Kind.STATE).order_by()
    states = [_State(*row) for row in rows.values_list(*_State._fields)]
    around = set(beside.values()) | {
        one.pk for one in states if one.un_subregion == country.un_subregion != ""
    }
    return Surroundings(
        neighbours=_beside(beside, instrument, names, on),
        gaps=tuple(_gaps(country, instrument, states, names, on)),
        nearby=_nearby(country, around, names, on),
    )


def _beside(
    beside: dict[str, int], instrument: Instrument, names: dict[int, str], on: date
) -> tuple[Neighbour, ...]:
    acts: dict[int, date] = {}
    for act in acts_of(instrument):
        is_standing = act.ends_on is None or act.ends_on > on
        if act.is_binding and act.in_force_on and is_standing:
            acts.setdefault(act.country_id, act.in_force_on)
    found = [
        Neighbour(iso3, names[pk], acts.get(pk), acts.get(pk, date.max) <= on)
        for iso3, pk in beside.items()
    ]
    return tuple(sorted(found, key=lambda one: sort_key(one.name)))


def _gaps(
    country: Country, instrument: Instrument, states: list[_State],
    names: dict[int, str], on: date,
) -> Iterable[Gap]:  # fmt: skip
    bound = {act.country_id for act in acts_of(instrument) if act.binds(on)}
    groups: list[tuple[str, object, object]] = [
        (field, True, words) for field, words in GROUPS if getattr(country, field)
    ]
    if country.un_subregion:
        subregion = SUBREGIONS.get(country.un_subregion, country.un_subregion)
        groups.insert(0, ("un_subregion", country.un_subregion, subregion))
    for field, value, words in groups:
        inside = [one.pk for one in states if getattr(one, field) == value]
        missing = [names[pk] for pk in inside if pk not in bound and pk != country.pk]
        yield Gap(
            name=str(words),
            bound=sum(pk in bound for pk in inside),
            total=len(inside),
            missing=tuple(sorted(missing, key=sort_key)),
        )


def _nearby(
    country: Country, around: set[int], names: dict[int, str], on: date
) -> tuple[Nearby, ...]:
    kinds = (Instrument.Kind.AGREEMENT, Instrument.Kind.MOU)
    inside: dict[Instrument, set[int]] = defaultdict(set)
    acts = TreatyAction.objects.in_force(on=on).filter(instrument__kind__in=kinds)
    for act in acts.filter(country__in=around | {country.pk}).select_related("instrument"):
        inside[act.instrument].add(act.country_id)
    found = [
        Nearby(instrument, tuple(sorted((names[pk] for pk in bound), key=sort_key)))
        for instrument, bound in inside.items()
        if country.pk not in bound
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.names), one.instrument.code)))
