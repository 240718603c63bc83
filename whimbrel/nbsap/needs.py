"""What waits for a focal point in the plan of the country."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.needs import LINES, Kind, Need, Person, needs_of_person
from whimbrel.nbsap.queries.counterparts import open_agreements
from whimbrel.nbsap.queries.progress import begun_plans
from whimbrel.treaties.queries.offices import offices_of


@needs_of_person("nbsap.step", order=70)
def step(person: Person, at: datetime) -> list[Need]:
    """The next step of a plan on which the country has begun. Two queries for who acts for a country, none for others."""
    countries = offices_of(person, on=localdate(at)).countries
    if not countries:
        return []
    return [
        Need(
            text=_("National biodiversity plan: %(step)s") % {"step": one.next.label},
            url=reverse("nbsap:plan_detail", args=[one.nbsap.pk]),
            kind=Kind.UNFINISHED,
            detail=f"{one.taken}/12",
        )
        for one in begun_plans(countries)
        if one.next is not None
    ]


@needs_of_person("nbsap.agreed", order=35)
def agreed(person: Person, at: datetime) -> list[Need]:
    """What was agreed with counterparts and is not done. One query for who acts for a country, none for others."""
    today = localdate(at)
    countries = offices_of(person, on=today).countries
    if not countries:
        return []
    return [
        Need(
            text=one.agreed,
            url=reverse("nbsap:counterparts", args=[one.country.iso3]),
            kind=Kind.DEADLINE,
            day=one.due_on,
            detail=_("Agreed with counterparts"),
            is_late=one.is_overdue(on=today),
        )
        for one in open_agreements(countries)[:LINES]
    ]
