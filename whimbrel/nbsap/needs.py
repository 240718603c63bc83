"""What waits for a focal point in the plan of the country."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.needs import Kind, Need, Person, needs_of_person
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
