"""Which workshops there were, and how many people and countries they reached."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import CharField, Count, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat, Lower, NullIf

from whimbrel.training.models import Registration, StatedAttendance, Workshop
from whimbrel.treaties.queries.names import known_countries

# Who somebody is over several lists: by the account, else by the address or what stands for it, else by that seat.
IDENTITY = Coalesce(
    Cast("person_id", CharField()),
    NullIf("pseudonym", Value("")),
    NullIf(Lower("email"), Value("")),
    Concat(Value("seat "), Cast("pk", CharField())),
    output_field=CharField(),
)
# Of one person on a list: who, for which country, and what it is called.
Seat = tuple[str, int | None, str]


@dataclass(frozen=True)
class Attendance:
    """Who came to one workshop, as far as is known.

    `countries_represented` names the countries where a list of persons is kept; a statement only counts them.
    `participants` and `countries` are None where no source states them.
    """

    workshop_id: int
    code: str
    is_named: bool
    participants: int | None
    countries: int | None
    is_minimum: bool
    countries_represented: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Reach:
    """How many people and countries some workshops reached together.

    A person on two lists counts once. A stated number cannot be compared with another list, so people of
    stated workshops are added up, and countries are the most that one kind of source shows.
    """

    participants: int
    countries: int
    # The lists and statements behind the two numbers, one for each workshop that has one.
    attendances: tuple[Attendance, ...] = ()
    is_minimum: bool = False
    # More than one source shows countries, and they cannot be compared by name.
    is_countries_minimum: bool = False
    # Workshops of which no attendance is known.
    uncounted: int = 0


def workshop_reach(workshops: QuerySet[Workshop]) -> Reach:
    """Count the people who attended, each once, and the countries they came for. Four queries.

    Where a list of persons is kept, the list counts; otherwise the statement made at the end. What was said
    on opening day never counts.
    """
    ids = list(workshops.order_by("meeting__starts_on", "pk").values_list("pk", "meeting__code"))
    listed = _listed(workshops)
    stated = _stated(workshops)
    attendances = []
    for pk, code in ids:
        if pk in listed:
            attendances.append(_named(pk, code, listed[pk]))
        elif pk in stated:
            attendances.append(_said(pk, code, stated[pk]))

    persons = {person for seats in listed.values() for person, _, _ in seats}
    from_lists = {country for seats in listed.values() for _, country, _ in seats if country}
    said = [one for one in attendances if not one.is_named]
    sources_of_countries = bool(from_lists) + sum(one.countries is not None for one in said)
    uncounted = len(ids) - len(attendances)
    return Reach(
        participants=len(persons) + sum(one.participants or 0 for one in said),
        countries=max([len(from_lists), *(one.countries or 0 for one in said)]),
        attendances=tuple(attendances),
        is_minimum=any(one.is_minimum for one in said) or uncounted > 0,
        is_countries_minimum=sources_of_countries > 1
        or any(one.countries is None or one.is_minimum for one in said),
        uncounted=uncounted,
    )


def people_reached() -> tuple[int, int]:
    """How many workshops were counted, and how many people came to them: the numbers of `workshop_reach` over all
    workshops, without who they were. Three queries, none that reads a row a person."""
    attended = Registration.objects.attended()
    listed = set(attended.order_by().values_list("workshop_id", flat=True).distinct())
    persons: int = attended.aggregate(n=Count(IDENTITY, distinct=True))["n"]
    said = StatedAttendance.objects.filter(stage=StatedAttendance.Stage.FINAL).exclude(
        workshop__in=attended.values("workshop")
    )
    stated = {one.workshop_id: one.participants or 0 for one in said}
    return len(listed) + len(stated), persons + sum(stated.values())


def workshops_by_year() -> list[tuple[int | None, list[Workshop]]]:
    """All workshops with what a list of them shows, the latest year first. Two queries.

    None gathers those whose days are not known.
    """
    rows = list(
        Workshop.objects.published()
        .select_related("meeting__country", "region", "prepares_for")
        .prefetch_related("stated_attendances")
        .order_by("-meeting__starts_on", "meeting__code")
    )

    def year(workshop: Workshop) -> int | None:
        return workshop.meeting.starts_on.year if workshop.meeting.starts_on else None

    return [(key, list(group)) for key, group in groupby(rows, key=year)]


def statements(workshop: Workshop) -> list[StatedAttendance]:
    """What sources state of the attendance, the opening day first."""
    order: list[str] = [StatedAttendance.Stage.OPENING, StatedAttendance.Stage.FINAL]
    return sorted(workshop.stated_attendances.all(), key=lambda one: order.index(one.stage))


def regional_workshops_before(meeting_code: str) -> QuerySet[Workshop]:
    """The workshops that prepared regions for that COP or MOP, in order of time."""
    return (
        Workshop.objects.filter(prepares_for__code=meeting_code, region__isnull=False)
        .select_related("meeting__country", "region")
        .order_by("meeting__starts_on")
    )


def held_between(first: date, last: date) -> QuerySet[Workshop]:
    """Workshops that began in the period, with meeting, country and region; in order of time."""
    return (
        Workshop.objects.held_between(first, last)
        .select_related("meeting__country", "region", "prepares_for")
        .order_by("meeting__starts_on")
    )


def _listed(workshops: QuerySet[Workshop]) -> dict[int, list[Seat]]:
    """Of each workshop with a list of persons: person, country and the country's name, seat by seat."""
    attended = Registration.objects.attended().filter(
        workshop__in=workshops.order_by().values("pk")
    )
    rows = list(attended.values_list("workshop_id", IDENTITY, "country_id"))
    names = {one.pk: one.name for one in known_countries()} if rows else {}
    seats: dict[int, list[Seat]] = {}
    for workshop, person, country in rows:
        seats.setdefault(workshop, []).append((person, country, names.get(country, "")))
    return seats


def _stated(workshops: QuerySet[Workshop]) -> dict[int, StatedAttendance]:
    final = StatedAttendance.objects.filter(
        workshop__in=workshops.order_by().values("pk"), stage=StatedAttendance.Stage.FINAL
    )
    return {one.workshop_id: one for one in final}


def _named(pk: int, code: str, seats: list[Seat]) -> Attendance:
    names = tuple(sorted({name for _, _, name in seats if name}))
    return Attendance(pk, code, True, len(seats), len(names), False, names, "")


def _said(pk: int, code: str, one: StatedAttendance) -> Attendance:
    return Attendance(
        pk, code, False, one.participants, one.countries, one.is_minimum, (), one.source
    )
