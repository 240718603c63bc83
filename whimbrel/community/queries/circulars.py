"""To whom a message to many goes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from whimbrel.community.models import Circular, Space
from whimbrel.community.queries.spaces import people_of
from whimbrel.people.models import User
from whimbrel.treaties.models import NATIONAL, Designation, Instrument, Region
from whimbrel.treaties.queries.acts import acts_in_force


@dataclass(frozen=True)
class Asked:
    """To whom a message is to go: everybody in office who fits all that is filled in, or who belongs to the space."""

    role: str = ""
    region: Region | None = None
    instrument: Instrument | None = None
    to: str = Circular.To.ALL
    space: Space | None = None

    @property
    def names_nobody(self) -> bool:
        return not (self.role or self.region or self.instrument or self.space)


def addressees_of(asked: Asked, *, besides: int, on: date, at: datetime) -> QuerySet[User]:
    """Each once, with an open account, without the author."""
    if asked.space is not None:
        found = people_of(asked.space, on=on, at=at)
    else:
        found = User.objects.filter(is_active=True, pk__in=_holders(asked, on=on).values("person"))
    return found.exclude(pk=besides).order_by("display_name", "pk")


def circulars_by(person_id: int) -> QuerySet[Circular]:
    """What the person has sent to many, with how many got it and how many conversations came of it."""
    return Circular.objects.filter(written_by=person_id).annotate(
        people=Count("deliveries", distinct=True), answers=Count("conversations", distinct=True)
    )


def circulars_for(person_id: int) -> QuerySet[Circular]:
    """What was sent to the person among many, and what they sent; the one door to them."""
    own = Q(written_by=person_id) | Q(deliveries__person=person_id)
    return Circular.objects.filter(own).distinct()


def _holders(asked: Asked, *, on: date) -> QuerySet[Designation]:
    held = Designation.objects.in_office(on=on)
    held = held.filter(role=asked.role) if asked.role else held.filter(role__in=NATIONAL)
    if asked.region is not None:
        regions = Q(region=asked.region) | Q(region=None, country__region=asked.region)
        held = held.filter(regions | Q(region=None, country__region__within=asked.region))
    if asked.instrument is not None:
        held = held.filter(instrument=asked.instrument)
        if asked.to != Circular.To.ALL:
            bound = {act.country_id for act in acts_in_force(asked.instrument, on=on)}
            parties = Q(country__in=bound)
            held = held.filter(parties if asked.to == Circular.To.PARTIES else ~parties)
    return held
