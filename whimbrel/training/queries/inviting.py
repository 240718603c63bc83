"""Whom a rule names, and who answers for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from whimbrel.people.models import User
from whimbrel.training.models import Workshop, WorkshopInvitation
from whimbrel.treaties.models import Country, Designation, Instrument, Region, Role

ANSWERING = (Role.NFP, Role.DEPUTY)


@dataclass(frozen=True)
class Rule:
    """Which Parties are invited: to an instrument, of a region, all of them or those in need of support."""

    instrument: Instrument
    region: Region | None = None
    only_supported: bool = False


def countries_by(rule: Rule, *, on: date) -> QuerySet[Country]:
    """The Parties the rule names on that day, by name."""
    found = Country.objects.parties_to(rule.instrument, on=on)
    if rule.region is not None:
        found = found.filter(Q(region=rule.region) | Q(region__within=rule.region))
    if rule.only_supported:
        found = found.filter(Q(is_ldc=True) | Q(is_sids=True))
    return found.select_related("region").order_by("name_en")


def not_invited(workshop: Workshop, countries: QuerySet[Country]) -> QuerySet[Country]:
    stands = WorkshopInvitation.objects.filter(workshop=workshop, withdrawn_at=None)
    return countries.exclude(pk__in=stands.filter(country__isnull=False).values("country"))


def focal_points_of(
    invitations: Iterable[WorkshopInvitation], *, on: date
) -> dict[int, list[User]]:
    """By invitation, whom a letter goes to: focal points and deputies of a country, whoever a body sends. One query."""
    found = list(invitations)
    countries = {one.country_id for one in found if one.country_id}
    bodies = {one.body_id for one in found if one.body_id}
    held = (
        Designation.objects.in_office(on=on)
        .filter(Q(country__in=countries, role__in=ANSWERING) | Q(body__in=bodies))
        .filter(person__is_active=True)
        .select_related("person")
        .order_by("role", "pk")
    )
    people: dict[int, list[User]] = {one.pk: [] for one in found}
    for designation in held:
        for one in found:
            is_meant = (
                one.country_id == designation.country_id
                if one.country_id
                else one.body_id == designation.body_id
            )
            if is_meant and designation.person not in people[one.pk]:
                people[one.pk].append(designation.person)
    return people
