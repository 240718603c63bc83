"""People trained over many workshops, each once, and at which of them each was met first."""

from dataclasses import dataclass

from django.db.models import QuerySet

from whimbrel.training.models import StatedAttendance, Workshop
from whimbrel.training.queries.figures import attended
from whimbrel.training.queries.workshops import IDENTITY


@dataclass(frozen=True)
class Trained:
    """Who came to learn at one workshop: how many, and how many of them at no earlier one of those asked about.

    Where only a total is known (`is_named` is False), nobody can be compared, and all of it is new.
    """

    workshop: Workshop
    came: int
    new: int
    is_named: bool
    source: str = ""


def trained_once(workshops: QuerySet[Workshop]) -> list[Trained]:
    """In order of time; the new ones add up to the number of people. Three queries, whatever their number."""
    found = list(workshops.select_related("meeting").order_by("meeting__starts_on", "pk"))
    people: dict[int, set[str]] = {}
    for workshop, person in attended(workshops).order_by().values_list("workshop_id", IDENTITY):
        people.setdefault(workshop, set()).add(person)
    stated = {
        one.workshop_id: one
        for one in StatedAttendance.objects.filter(
            workshop__in=workshops.order_by().values("pk"), stage=StatedAttendance.Stage.FINAL
        )
    }
    met: set[str] = set()
    rows = []
    for one in found:
        if one.pk in people:
            here = people[one.pk]
            rows.append(Trained(one, len(here), len(here - met), True))
            met |= here
        elif one.pk in stated:
            told = stated[one.pk]
            number = told.participants or 0
            rows.append(Trained(one, number, number, False, told.source))
    return rows


def first_seats(workshops: QuerySet[Workshop]) -> list[int]:
    """Keys of the registrations behind them, one a person: where each was met first. One query."""
    seats: dict[str, int] = {}
    found = attended(workshops).order_by("workshop__meeting__starts_on", "workshop_id", "pk")
    for pk, person in found.values_list("pk", IDENTITY):
        seats.setdefault(person, pk)
    return list(seats.values())
