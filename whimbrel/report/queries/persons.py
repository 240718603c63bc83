"""The persons behind a number, for those who may know them."""

from collections.abc import Iterable
from dataclasses import dataclass

from whimbrel.training.models import Participation


@dataclass(frozen=True)
class Seat:
    person: str
    country: str
    workshop: str


def seats(keys: Iterable[int]) -> list[Seat]:
    """Who sat in these seats, by country and name. A participation since removed is left out. One query."""
    found = Participation.objects.filter(pk__in=list(keys)).select_related(
        "participant", "country", "workshop__meeting"
    )
    return sorted(
        (Seat(str(one.participant), one.country.name, one.workshop.meeting.code) for one in found),
        key=lambda seat: (seat.country, seat.person),
    )
