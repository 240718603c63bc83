"""Places given, taken and freed. Whoever counts them holds the workshop, so that none is given twice."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.training.actions.calendars import note_days
from whimbrel.training.actions.standings import hold_workshop, stand
from whimbrel.training.emails.places import (
    write_confirmed,
    write_declined,
    write_offer,
    write_waiting,
    write_withdrawn,
)
from whimbrel.training.models import (
    HOLDING,
    Registration,
    RegistrationStatus,
    Status,
    Workshop,
)
from whimbrel.training.queries.registrations import (
    alternates_of,
    places,
    registrations_of,
    waiting_list,
)


@transaction.atomic
def confirm_place(
    *, registration: Registration, at: datetime, by: AbstractBaseUser | None = None
) -> RegistrationStatus:
    """Take the place that was offered; where the last one went a moment ago, the person waits first in line.

    Said twice, it changes nothing the second time. Raises CannotStand where no place was offered.
    """
    workshop = hold_workshop(registration.workshop_id)
    now = registration.status()
    if now is not None and now.status in (Status.CONFIRMED, Status.ATTENDED):
        return now
    left = places(workshop).open
    if now is not None and now.status == Status.SELECTED and left == 0:
        standing = stand(registration=registration, status=Status.WAITING, at=at, by=by)
        write_waiting(registration=registration, had_place=True)
        return standing
    standing = stand(registration=registration, status=Status.CONFIRMED, at=at, by=by)
    note_days(registration.workshop, at=at)
    write_confirmed(registration=registration)
    return standing


@transaction.atomic
def decline_place(
    *,
    registration: Registration,
    at: datetime,
    because: str = "",
    by: AbstractBaseUser | None = None,
) -> RegistrationStatus:
    """Say that they will not come, before or after confirming. A place that becomes free is offered at once.

    Said twice, it changes nothing the second time. Raises CannotStand.
    """
    workshop = hold_workshop(registration.workshop_id)
    now = registration.status()
    if now is not None and now.status == Status.DECLINED:
        return now
    held = now is not None and now.status in HOLDING
    standing = stand(
        registration=registration, status=Status.DECLINED, at=at, by=by, because=because
    )
    write_declined(registration=registration, had_place=held)
    if held:
        offer_freed_place(workshop=workshop, freed_by=registration, at=at)
    return standing


@transaction.atomic
def withdraw(
    *, registration: Registration, by: AbstractBaseUser, at: datetime, because: str
) -> RegistrationStatus:
    """Take somebody off the list, as the Secretariat or the government decides; whoever had a place is told.

    Raises CannotStand.
    """
    workshop = hold_workshop(registration.workshop_id)
    now = registration.status()
    held = now is not None and now.status in HOLDING
    standing = stand(
        registration=registration, status=Status.WITHDRAWN, at=at, by=by, because=because
    )
    if held:
        write_withdrawn(registration=registration)
        offer_freed_place(workshop=workshop, freed_by=registration, at=at)
    return standing


def offer_freed_place(
    *, workshop: Workshop, freed_by: Registration, at: datetime
) -> Registration | None:
    """Offer the place to the alternate of the same Party, else to the first in the waiting list; to whom.

    Nobody is asked where no place is free: more may have been offered than there are. Call it while the workshop is held.
    """
    if places(workshop).free == 0:
        return None
    following = alternates_of(freed_by).first() or waiting_list(workshop).first()
    if following is not None:
        offer(registration=following, at=at)
    return following


@transaction.atomic
def offer_free_places(*, workshop: Workshop, at: datetime) -> list[Registration]:
    """Offer what is free to the waiting list, in its order; to whom. Where there is no number, to nobody."""
    workshop = hold_workshop(workshop.pk)
    free = places(workshop).free
    following = list(waiting_list(workshop)[:free]) if free else []
    for one in following:
        offer(registration=one, at=at)
    return following


def offer(
    *, registration: Registration, at: datetime, by: AbstractBaseUser | None = None
) -> RegistrationStatus:
    """Ask somebody to confirm a place. Call it while the workshop is held. Raises CannotStand."""
    standing = stand(registration=registration, status=Status.SELECTED, at=at, by=by)
    note_days(registration.workshop, at=at)
    write_offer(registration=registration, standing=standing)
    return standing


@transaction.atomic
def remind_offered(*, workshop: Workshop, by: AbstractBaseUser, at: datetime) -> int:
    """Ask those once more who have not said whether they come; how many. Once a day at most."""
    offered = registrations_of(workshop).standing(Status.SELECTED)
    written = [
        write_offer(registration=one, standing=standing, again_on=workshop.local(at).date())
        for one in offered
        if (standing := one.status()) is not None
    ]
    number = sum(letter is not None for letter in written)
    record(by, "reminded", workshop, number=number)
    return number


@transaction.atomic
def join_waiting_list(
    *, registration: Registration, at: datetime, by: AbstractBaseUser | None = None
) -> RegistrationStatus:
    """Wait after all, for somebody who declined or missed the day. Raises CannotStand."""
    hold_workshop(registration.workshop_id)
    standing = stand(registration=registration, status=Status.WAITING, at=at, by=by)
    write_waiting(registration=registration)
    return standing
