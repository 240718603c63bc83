"""Who came before whom in a post, and what was left open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from whimbrel.core import passing
from whimbrel.core.passing import Passage, Records
from whimbrel.designations.models import Handover, HandoverFile
from whimbrel.treaties.models import Designation
from whimbrel.treaties.queries.offices import Offices


@dataclass(frozen=True)
class Inheritance:
    """A post whose last holder left something open: who has it now, who had it, and what waits, by its kind."""

    designation: Designation
    predecessor: Designation
    left: Mapping[str, Records]

    @property
    def words(self) -> list[str]:
        """How much of what it is: "3 tasks"."""
        return passing.in_words(self.left)


def predecessors(designations: Sequence[Designation]) -> dict[Designation, Designation]:
    """Who held each of these posts last before, where somebody did. One query."""
    past = (
        Designation.objects.filter(
            country__in={one.country_id for one in designations},
            instrument__in={one.instrument_id for one in designations},
            ends_on__isnull=False,
        )
        .select_related("person", "country", "instrument")
        .order_by("ends_on", "pk")
    )
    # The later overwrites the earlier.
    return {one: before for before in past for one in designations if _came_before(before, one)}


def inheritance_of(designation: Designation) -> Inheritance | None:
    """What was left open in the post; None where nobody held it before. Two queries and one for each kind."""
    came_before = predecessors([designation])
    if not came_before:
        return None
    way = passages_of(came_before)[designation]
    left = passing.left_open([way]).get(way, {})
    return Inheritance(designation, came_before[designation], left)


def predecessor_of(designation: Designation) -> Designation | None:
    return predecessors([designation]).get(designation)


def _came_before(before: Designation, one: Designation) -> bool:
    is_same_post = (before.country_id, before.instrument_id, before.role) == (
        one.country_id,
        one.instrument_id,
        one.role,
    )
    is_over = before.ends_on is not None and before.ends_on <= one.starts_on
    return is_same_post and is_over and before.person_id != one.person_id


def passages_of(came_before: Mapping[Designation, Designation]) -> dict[Designation, Passage]:
    """The way of each post from its last holder to the next, as other rooms are told it. One query."""
    givers = {before.person_id for before in came_before.values()}
    had: dict[tuple[int, int | None], set[int]] = {}
    for person, country, instrument in Designation.objects.filter(
        person__in=givers, instrument__isnull=False
    ).values_list("person", "country", "instrument"):
        had.setdefault((person, country), set()).add(instrument)
    return {
        one: Passage(
            country=one.country_id or 0,
            instrument=one.instrument_id or 0,
            giver=before.person_id,
            taker=one.person_id,
            others=frozenset(
                had.get((before.person_id, one.country_id), set()) - {one.instrument_id}
            ),
        )
        for one, before in came_before.items()
    }


def to_take_over(person_id: int, *, on: date) -> list[Inheritance]:
    """The person's posts whose last holder left something open. Three queries and one for each kind of thing that
    passes, however many posts."""
    held = (
        Designation.objects.in_office(on=on)
        .filter(person=person_id, country__isnull=False, instrument__isnull=False)
        .exclude(pk__in=Handover.objects.filter(taken_back_at=None).values("designation"))
        .select_related("country", "instrument", "person")
    )
    came_before = predecessors(list(held))
    ways = passages_of(came_before)
    left = passing.left_open(list(ways.values()))
    return [
        Inheritance(one, came_before[one], left[way]) for one, way in ways.items() if way in left
    ]


def handover_files_open_to(offices: Offices, *, is_secretariat: bool) -> QuerySet[HandoverFile]:
    """The kept files that a person may read: those of their countries, and those that their own designations closed.

    The Secretariat, as the rule has it, reads them all.
    """
    files = HandoverFile.objects.select_related("country").prefetch_related(
        "designations__instrument"
    )
    if is_secretariat:
        return files
    mine = HandoverFile.objects.filter(designations__person=offices.person_id)
    return files.filter(Q(country__in=offices.countries) | Q(pk__in=mine.values("pk")))
