"""The persons behind a number, for those who may know them."""

from collections.abc import Iterable
from dataclasses import dataclass

from whimbrel.training.models import Registration


@dataclass(frozen=True)
class Seat:
    person: str
    country: str
    workshop: str


def seats(keys: Iterable[int]) -> list[Seat]:
    """Who sat in these seats, by country and name. A registration since removed is left out. One query."""
    found = Registration.objects.filter(pk__in=list(keys)).select_related(
        "person", "country", "body", "workshop__meeting"
    )
    return sorted(
        (Seat(one.name, str(one.represents or ""), one.workshop.meeting.code) for one in found),
        key=lambda seat: (seat.country, seat.person),
    )
