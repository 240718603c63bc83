"""What a member holds, the meetings ahead of it, the posts to take over; and the countries that are silent."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware

from whimbrel.designations.models import HandoverFile
from whimbrel.designations.queries.handover import Inheritance, to_take_over
from whimbrel.treaties.models import Country, Designation, Instrument, Meeting
from whimbrel.treaties.queries.offices import Offices

# A country from which nobody has come in for so long is called silent.
SILENT = timedelta(days=365)


@dataclass(frozen=True)
class Desk:
    """A member's desk on a day."""

    designations: tuple[Designation, ...]
    meetings: tuple[Meeting, ...]
    take_over: tuple[Inheritance, ...]
    # Kept when what they held ended; theirs to read for as long as they have their account.
    files: tuple[HandoverFile, ...]


def member_desk(offices: Offices, *, today: date) -> Desk:
    """What the person holds, and the meetings ahead of their instruments. A fixed number of queries."""
    person = offices.person_id or 0
    held = (
        Designation.objects.in_office(on=today)
        .filter(person=person)
        .select_related("country", "region", "body", "instrument")
    )
    instruments = {one.instrument_id for one in offices.held if one.instrument_id}
    meetings = Meeting.objects.filter(starts_on__gte=today).filter(
        Q(instrument__in=instruments) | Q(country__in=offices.countries)
    )
    return Desk(
        designations=tuple(held),
        meetings=tuple(meetings.select_related("instrument", "country").order_by("starts_on")[:5]),
        take_over=tuple(to_take_over(person, on=today)),
        files=tuple(
            HandoverFile.objects.filter(designations__person=person)
            .distinct()
            .select_related("country")
            .defer("content")
        ),
    )


def silent_countries(*, today: date) -> QuerySet[Country]:
    """Parties with focal points in office of whom none has come in for a year."""
    convention = Instrument.objects.filter(kind=Instrument.Kind.CONVENTION).first()
    # Asked of each country by itself: the first who came in is answer enough, however many act for it.
    held = Designation.objects.in_office(on=today).filter(country=OuterRef("pk"))
    came_in = make_aware(datetime.combine(today - SILENT, time.min))
    heard = held.filter(person__last_login__gte=came_in)
    found = Country.objects.filter(Exists(held), ~Exists(heard))
    return found.parties_to(convention, on=today) if convention else found.none()
