"""Who is there: marks from the door, from the wall, from paper, merged so that none is lost."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.codes import clear_code
from whimbrel.core.journal import record
from whimbrel.training.actions.standings import hold_workshop, stand
from whimbrel.training.models import (
    SEATED,
    Attendance,
    CheckIn,
    Presence,
    Registration,
    RegistrationStatus,
    Session,
    Status,
    Workshop,
)
from whimbrel.training.queries.registrations import places, same_person

Pair = tuple[int, int]


@dataclass(frozen=True)
class Mark:
    """One mark as it was made: by which key it is known, whose, at which session, when by that clock."""

    key: UUID
    registration: int
    session: int
    presence: str
    how: str
    made_at: datetime


class NoPlace(Exception):
    """All places are taken; nobody was registered. Says so in words."""


class AlreadyNamed(Exception):
    """The person stands on the list without a place; nobody was registered. Says so in words."""


@transaction.atomic
def merge_marks(
    *, workshop: Workshop, marks: Iterable[Mark], by: AbstractBaseUser | None, at: datetime
) -> set[UUID]:
    """Keep these marks; the keys of all that are kept now, also of those known before.

    A mark sent twice is kept once. At one session the mark made last holds, in whatever order marks arrive. Marks of
    people or sessions of another workshop are left out. A clock that runs ahead is not believed.
    """
    hold_workshop(workshop.pk)
    asked = list(marks)
    people = set(
        Registration.objects.filter(workshop=workshop).values_list("pk", flat=True) if asked else ()
    )
    sessions = set(Session.objects.filter(workshop=workshop).values_list("pk", flat=True))
    meant = {
        one.key: one for one in asked if one.registration in people and one.session in sessions
    }
    known = set(CheckIn.objects.filter(key__in=meant).values_list("key", flat=True))
    new = [one for key, one in meant.items() if key not in known]
    CheckIn.objects.bulk_create(
        CheckIn(
            key=one.key,
            registration_id=one.registration,
            session_id=one.session,
            presence=one.presence,
            how=one.how,
            made_at=min(one.made_at, at),
            received_at=at,
            by_id=by.pk if by else None,
        )
        for one in new
    )
    _settle({(one.registration, one.session) for one in new}, by, at)
    if new:
        record(by, "marked attendance", workshop, number=len(new))
    return set(meant)


@transaction.atomic
def mark_sheet(
    *,
    session: Session,
    presences: dict[int, str],
    by: AbstractBaseUser,
    at: datetime,
) -> int:
    """Enter a sheet: of each registration how they are marked; only what differs is kept. How many."""
    hold_workshop(session.workshop_id)
    held = dict(Attendance.objects.filter(session=session).values_list("registration", "presence"))
    differing = {pk: said for pk, said in presences.items() if held.get(pk) != said}
    marks = [
        Mark(uuid4(), pk, session.pk, said, CheckIn.How.SHEET, at) for pk, said in differing.items()
    ]
    return len(merge_marks(workshop=session.workshop, marks=marks, by=by, at=at))


@transaction.atomic
def open_wall_code(*, session: Session, by: AbstractBaseUser) -> Session:
    """Give the session a new code for the wall; an older one is worth nothing from now on."""
    session.wall_code = clear_code(6)
    session.save(update_fields=["wall_code"])
    record(by, "opened self check-in", session)
    return session


@transaction.atomic
def register_at_the_door(
    *,
    workshop: Workshop,
    fields: dict[str, object],
    by: AbstractBaseUser,
    at: datetime,
) -> Registration:
    """Register somebody who stands there; who did it is written down. Raises NoPlace, AlreadyNamed.

    Sent twice, or by two phones, it is one registration: the same address, or the same name for the same country or
    organisation, is the same person.
    """
    workshop = hold_workshop(workshop.pk)
    known = same_person(workshop, fields)
    if known is not None:
        now = known.status()
        if now is not None and now.status in SEATED:
            return known
        raise AlreadyNamed(
            _("%(name)s is on the list already: %(standing)s. Ask the Secretariat for a place.")
            % {"name": known.name, "standing": now.get_status_display() if now else "–"}
        )
    if places(workshop).open == 0:
        raise NoPlace(_("All places are taken. Ask the Secretariat for another one first."))
    registration = Registration.objects.create(workshop=workshop, nominated_by_id=by.pk, **fields)
    stand(
        registration=registration,
        status=Status.CONFIRMED,
        at=at,
        by=by,
        because=_("Registered at the door"),
    )
    return registration


def _settle(pairs: Collection[Pair], by: AbstractBaseUser | None, at: datetime) -> None:
    """Let the last mark of each person at each session hold, and each person's standing follow."""
    people = {registration for registration, _session in pairs}
    last: dict[Pair, CheckIn] = {}
    for one in CheckIn.objects.filter(registration__in=people).order_by("made_at", "pk"):
        last[one.registration_id, one.session_id] = one
    for (registration, session), one in last.items():
        if (registration, session) in pairs:
            Attendance.objects.update_or_create(
                registration_id=registration,
                session_id=session,
                defaults={"presence": one.presence, "marked_at": one.made_at},
            )
    present: dict[int, datetime] = {}
    for one in last.values():
        if one.presence == Presence.PRESENT:
            first = present.get(one.registration_id, one.made_at)
            present[one.registration_id] = min(first, one.made_at)
    for found in Registration.objects.filter(pk__in=people):
        _follow(found, present.get(found.pk), by, at)


def _follow(
    registration: Registration,
    came_at: datetime | None,
    by: AbstractBaseUser | None,
    at: datetime,
) -> None:
    """Whoever was seen came, whatever was written before; a mistake taken back leaves the place confirmed."""
    if registration.attended_at != came_at:
        registration.attended_at = came_at
        registration.save(update_fields=["attended_at"])
    now = registration.status()
    if (now is not None and now.status == Status.ATTENDED) == (came_at is not None):
        return
    began_at = came_at or at
    if now is not None:
        began_at = max(began_at, now.began_at)
        RegistrationStatus.objects.filter(pk=now.pk).update(ended_at=began_at)
    RegistrationStatus.objects.create(
        registration=registration,
        status=Status.ATTENDED if came_at else Status.CONFIRMED,
        began_at=began_at,
        by_id=by.pk if by else None,
    )
