"""Putting a workshop's timetable together: whoever changes it holds the workshop, so that two never tear a day apart."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.training.actions.standings import hold_workshop
from whimbrel.training.models import CheckIn, Session, Workshop
from whimbrel.training.queries.agenda import sessions_of
from whimbrel.training.queries.timetable import Block, blocks_of


class CannotMove(Exception):
    """Says in words why not; nothing was changed."""


@transaction.atomic
def add_session(
    *,
    workshop: Workshop,
    title: str,
    starts_at: datetime,
    minutes: int,
    method: str,
    room: str = "",
    by: AbstractBaseUser,
) -> Session:
    workshop = hold_workshop(workshop.pk)
    session = Session.objects.create(
        workshop=workshop,
        title_en=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        method=method,
        room=room,
    )
    record(by, "added", session)
    return session


@transaction.atomic
def set_time(
    *, session: Session, starts_at: datetime, minutes: int, room: str, by: AbstractBaseUser
) -> Session:
    """Let a session begin then and last so long; the others stay where they are."""
    hold_workshop(session.workshop_id)
    _put(session, starts_at, starts_at + timedelta(minutes=minutes), room)
    record(by, "moved", session)
    return session


@transaction.atomic
def swap_with_before(*, session: Session, by: AbstractBaseUser) -> Session:
    """Let what runs with the session change places with what runs before it on that day; pauses between them stay.

    Raises CannotMove where nothing is before it.
    """
    blocks, place = _blocks_with(session)
    if place == 0:
        raise CannotMove(_("Nothing is before it on this day."))
    before, own = blocks[place - 1], blocks[place]
    pause = own.starts_at - before.ends_at
    start = before.starts_at
    _shift(own, start - own.starts_at)
    _shift(before, own.length + pause)
    record(by, "moved", session)
    return session


@transaction.atomic
def swap_with_after(*, session: Session, by: AbstractBaseUser) -> Session:
    """The other way round. Raises CannotMove where nothing is after it on that day."""
    blocks, place = _blocks_with(session)
    if place + 1 == len(blocks):
        raise CannotMove(_("Nothing is after it on this day."))
    following = blocks[place + 1].sessions[0]
    swap_with_before(session=following, by=by)
    return session


@transaction.atomic
def put_beside_before(*, session: Session, by: AbstractBaseUser) -> Session:
    """Let the session run side by side with what is before it. Raises CannotMove where nothing is."""
    blocks, place = _blocks_with(session)
    if place == 0:
        raise CannotMove(_("Nothing is before it on this day."))
    start = blocks[place - 1].starts_at
    _put(session, start, start + (session.ends_at - session.starts_at), session.room)
    record(by, "moved", session)
    return session


@transaction.atomic
def put_after_all_beside(*, session: Session, by: AbstractBaseUser) -> Session:
    """Let the session run after those it ran side by side with; what follows them moves on by its length.

    Raises CannotMove where it runs alone.
    """
    blocks, place = _blocks_with(session)
    others = [one for one in blocks[place].sessions if one.pk != session.pk]
    if not others:
        raise CannotMove(_("It runs alone already."))
    length = session.ends_at - session.starts_at
    start = max(one.ends_at for one in others)
    for block in blocks[place + 1 :]:
        _shift(block, length)
    _put(session, start, start + length, session.room)
    record(by, "moved", session)
    return session


@transaction.atomic
def shift_from(*, session: Session, minutes: int, by: AbstractBaseUser) -> Session:
    """Move the session and all that follows on its day by so many minutes, back where it is below nought.

    Raises CannotMove where that would begin before what runs before it ends.
    """
    blocks, place = _blocks_with(session)
    by_time = timedelta(minutes=minutes)
    if place and blocks[place].starts_at + by_time < blocks[place - 1].ends_at:
        raise CannotMove(_("It would begin before the one before it ends."))
    for block in blocks[place:]:
        _shift(block, by_time)
    record(by, "moved", session)
    return session


@transaction.atomic
def remove_session(*, session: Session, by: AbstractBaseUser) -> None:
    """Take a session out of the agenda. Raises CannotMove where somebody was marked at it: that is kept."""
    hold_workshop(session.workshop_id)
    if CheckIn.objects.filter(session=session).exists():
        raise CannotMove(_("Attendance was taken at it, and is kept. Change its title instead."))
    record(by, "removed", session, name=str(session))
    session.delete()


def _blocks_with(session: Session) -> tuple[list[Block], int]:
    """The blocks of its day as they are now, and the place of its own; the workshop is held from here on."""
    workshop = hold_workshop(session.workshop_id)
    sessions = sessions_of(workshop)
    here = next(one for one in sessions if one.pk == session.pk)
    session.starts_at, session.ends_at = here.starts_at, here.ends_at
    day = workshop.local(here.starts_at).date()
    blocks = blocks_of(one for one in sessions if workshop.local(one.starts_at).date() == day)
    pks = [{one.pk for one in block.sessions} for block in blocks]
    return blocks, next(place for place, found in enumerate(pks) if session.pk in found)


def _shift(block: Block, by_time: timedelta) -> None:
    for one in block.sessions:
        _put(one, one.starts_at + by_time, one.ends_at + by_time, one.room)


def _put(session: Session, starts_at: datetime, ends_at: datetime, room: str) -> None:
    session.starts_at, session.ends_at, session.room = starts_at, ends_at, room
    session.save(update_fields=["starts_at", "ends_at", "room"])
