"""A course: a cohort of people over several dated sessions with their trainers, and who was at which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from whimbrel.core.languages import sort_key
from whimbrel.training.models import (
    SEATED,
    Attendance,
    Presence,
    Programme,
    Registration,
    Session,
    Workshop,
)
from whimbrel.training.queries.workshops import IDENTITY


@dataclass(frozen=True)
class Mark:
    """Where somebody was at a session, or is still to be; `presence` is empty where nobody marked it."""

    session: Session
    presence: str

    @property
    def words(self) -> str:
        return str(Presence(self.presence).label) if self.presence else ""

    @property
    def starts_at(self) -> datetime:
        return self.session.local_start()


@dataclass(frozen=True)
class Member:
    """One person of a cohort. A mark is None at sessions of workshops where they have no place."""

    registration: Registration
    marks: Sequence[Mark | None]

    @property
    def present(self) -> int:
        return sum(one is not None and one.presence == Presence.PRESENT for one in self.marks)

    @property
    def held(self) -> int:
        """Sessions of theirs at which attendance was taken of them."""
        return sum(one is not None and one.presence != "" for one in self.marks)


@dataclass(frozen=True)
class Cohort:
    sessions: Sequence[Session]
    members: Sequence[Member]


def workshops_of(programme: Programme) -> QuerySet[Workshop]:
    return Workshop.objects.published().filter(programme=programme)


def course_sessions(workshops: QuerySet[Workshop]) -> list[Session]:
    """All sessions but breaks, in the order of their days, with who teaches. Two queries."""
    return list(
        Session.objects.filter(workshop__in=workshops.order_by().values("pk"))
        .exclude(method=Session.Method.BREAK)
        .select_related("workshop__meeting")
        .prefetch_related("trainers")
        .order_by("starts_at", "room", "pk")
    )


def cohort(workshops: QuerySet[Workshop]) -> Cohort:
    """Everybody with a place in one of the workshops, each once, by name. Four queries."""
    sessions = course_sessions(workshops)
    seats = (
        Registration.objects.filter(workshop__in=workshops.order_by().values("pk"))
        .standing(*SEATED)
        .annotate(identity=IDENTITY)
        .select_related("person", "country", "body")
    )
    by_person: dict[str, list[Registration]] = {}
    for seat in seats:
        by_person.setdefault(seat.identity, []).append(seat)
    marked = _marked([seat.pk for found in by_person.values() for seat in found])
    members = [
        Member(found[-1], _marks(sessions, {one.workshop_id: one.pk for one in found}, marked))
        for found in by_person.values()
    ]
    return Cohort(sessions, sorted(members, key=lambda one: sort_key(one.registration.name_shown)))


def own_course(registration: Registration) -> list[Mark]:
    """The sessions of one participant, over all workshops of the programme in which they have a place. Four queries."""
    seats = Registration.objects.filter(pk=registration.pk)
    programme = registration.workshop.programme_id
    if programme is not None:
        known = seats.annotate(identity=IDENTITY).values("identity")
        seats = (
            Registration.objects.filter(
                workshop__programme=programme, workshop__published_at__isnull=False
            )
            .standing(*SEATED)
            .annotate(identity=IDENTITY)
            .filter(identity__in=known)
        )
    own = dict(seats.order_by().values_list("workshop", "pk"))
    sessions = course_sessions(Workshop.objects.filter(pk__in=own))
    return [one for one in _marks(sessions, own, _marked(list(own.values()))) if one is not None]


def taught_by(person_id: int) -> QuerySet[Session]:
    """Sessions that the account teaches, the latest first."""
    return (
        Session.objects.filter(trainers__person=person_id)
        .select_related("workshop__meeting", "workshop__programme")
        .prefetch_related("trainers")
        .order_by("-starts_at", "pk")
    )


def teaches_in(person_id: int | None, workshops: QuerySet[Workshop]) -> bool:
    found = Session.objects.filter(
        workshop__in=workshops.order_by().values("pk"), trainers__person=person_id or 0
    )
    return found.exists()


def _marked(seats: Sequence[int]) -> dict[tuple[int, int], str]:
    rows = Attendance.objects.filter(registration__in=seats).order_by()
    return {(seat, of): said for seat, of, said in rows.values_list("registration", "session", "presence")}  # fmt: skip


def _marks(
    sessions: Sequence[Session], seats: Mapping[int, int], marked: Mapping[tuple[int, int], str]
) -> list[Mark | None]:
    return [
        Mark(one, marked.get((seats[one.workshop_id], one.pk), ""))
        if one.workshop_id in seats
        else None
        for one in sessions
    ]
