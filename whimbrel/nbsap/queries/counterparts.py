"""Who acts for which convention in one country, side by side, and what they agreed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from whimbrel.nbsap.models import Counterpart, Liaison
from whimbrel.treaties.models import NATIONAL, Country, Designation, Instrument


@dataclass(frozen=True)
class Convention:
    """One convention in the country: who was named for it here, and the offices written down."""

    instrument: Instrument
    named: tuple[Designation, ...]
    offices: tuple[Counterpart, ...]


@dataclass(frozen=True)
class Shared:
    """One person who acts for several conventions."""

    name: str
    conventions: tuple[str, ...]


def conventions(country: Country, *, on: date) -> list[Convention]:
    """The Convention and its sisters, whether anybody is known or not, then agreements for which somebody is. Three queries."""
    named: dict[int, list[Designation]] = {}
    for one in (
        Designation.objects.in_office(on=on)
        .filter(country=country, role__in=NATIONAL, instrument__isnull=False)
        .select_related("person")
        .order_by("starts_on", "pk")
    ):
        named.setdefault(one.instrument_id or 0, []).append(one)
    offices: dict[int, list[Counterpart]] = {}
    for office in Counterpart.objects.in_office(on=on).filter(country=country):
        offices.setdefault(office.instrument_id, []).append(office)
    kinds = (Instrument.Kind.CONVENTION, Instrument.Kind.SISTER_CONVENTION)
    found = [
        Convention(one, tuple(named.get(one.pk, ())), tuple(offices.get(one.pk, ())))
        for one in Instrument.objects.order_by("code")
        if one.kind in kinds or one.pk in named or one.pk in offices
    ]
    return sorted(
        found,
        key=lambda one: kinds.index(one.instrument.kind) if one.instrument.kind in kinds else 2,
    )


def shared_people(found: list[Convention]) -> list[Shared]:
    """Who acts for more than one of them."""
    held: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for convention in found:
        for one in convention.named:
            held.setdefault(one.person_id, []).append(convention.instrument.short_name)
            names[one.person_id] = one.person.display_name
    return [
        Shared(names[pk], tuple(dict.fromkeys(codes)))
        for pk, codes in held.items()
        if len(set(codes)) > 1
    ]


def open_agreements(countries: Collection[int]) -> list[Liaison]:
    """What was agreed in these countries and is not done, the earliest due first. One query."""
    return list(
        Liaison.objects.open()
        .filter(country__in=countries)
        .select_related("country")
        .order_by("due_on", "pk")
    )
