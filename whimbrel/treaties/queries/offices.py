"""What a person holds on a day: all that rules ask about them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from whimbrel.treaties.models import AT_THE_DESK, NATIONAL, Designation, Role


@dataclass(frozen=True)
class Office:
    """One designation in office, as plain values."""

    role: str
    country_id: int | None = None
    # Of the country; of a member of the Standing Committee the region spoken for.
    region_id: int | None = None
    instrument_id: int | None = None
    body_id: int | None = None


@dataclass(frozen=True)
class Offices:
    """Everything one person holds on one day. A visitor, and who has left, holds nothing."""

    person_id: int | None = None
    held: tuple[Office, ...] = ()

    @property
    def is_member(self) -> bool:
        return bool(self.held)

    @property
    def is_secretariat(self) -> bool:
        """Keeps the records at the Secretariat's desk."""
        return self.has_role(*AT_THE_DESK)

    @property
    def countries(self) -> frozenset[int]:
        """Countries for which the person was named by the government."""
        return frozenset(
            one.country_id for one in self.held if one.role in NATIONAL and one.country_id
        )

    @property
    def regions(self) -> frozenset[int]:
        return frozenset(one.region_id for one in self.held if one.region_id)

    def has_role(self, *roles: Role) -> bool:
        return any(one.role in roles for one in self.held)


NOTHING = Offices()


def remembered_offices(person: Any, *, on: date, without: tuple[Role, ...] = ()) -> Offices:
    """What the person holds on that day, kept with the person so that one request asks once.

    `without` are roles that give this person nothing for as long as the request lasts.
    """
    offices = offices_of(person, on=on)
    if without:
        held = tuple(one for one in offices.held if one.role not in without)
        offices = replace(offices, held=held)
    person.__dict__["_offices"] = on, offices
    return offices


def offices_of(person: Any, *, on: date) -> Offices:
    """What the person holds on that day. One query; none for a visitor, or where the request has asked before."""
    if not person.is_authenticated or not person.is_active:
        return NOTHING
    # The person of a request is a wrapper; what was kept is found through it.
    day, kept = getattr(person, "_offices", (None, NOTHING))
    if day == on:
        return kept
    rows = (
        Designation.objects.in_office(on=on)
        .filter(person=person.pk)
        .order_by("pk")
        .values_list(
            "role", "country", "country__region", "region", "instrument", "body", named=False
        )
    )
    held = tuple(
        Office(role, country, region or home, instrument, body)
        for role, country, home, region, instrument, body in rows
    )
    return Offices(person.pk, held)
