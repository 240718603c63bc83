"""Whom an instrument has just come to bind, and who is told."""

from datetime import date, timedelta

from django.db.models import QuerySet

from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument, Role, TreatyAction
from whimbrel.treaties.queries.membership import NewParty, new_parties

# Older entries are history: nobody is told of them when they are entered late.
NEWS_FOR = timedelta(days=31)
IN_FEED = 30


def entries_to_record(*, on: date) -> QuerySet[TreatyAction]:
    """Acts of the family that came into force in the last weeks, and of which nobody was told yet."""
    found = TreatyAction.objects.in_force(on=on)
    return (
        found.filter(in_force_on__gt=on - NEWS_FOR, entry=None)
        .exclude(instrument__kind=Instrument.Kind.SISTER_CONVENTION)
        .select_related("country", "instrument")
        .order_by("in_force_on", "pk")
    )


def who_is_told(instrument: Instrument, *, on: date) -> QuerySet[User]:
    """The focal points of the instrument who are in office."""
    held = User.objects.filter(
        designations__in=instrument.designations.in_office(on=on).filter(role=Role.NFP)
    )
    return held.filter(is_active=True).distinct()


def newest_parties(instrument: Instrument, *, on: date) -> list[NewParty]:
    """Who joined last, the newest first; those of the first day are not new."""
    joined = new_parties(instrument, after=instrument.in_force_on or date.min, until=on)
    return joined[::-1][:IN_FEED]
