"""The Secretariat selects among those who were nominated."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.training.actions.places import offer
from whimbrel.training.actions.standings import CannotStand, hold_workshop, stand
from whimbrel.training.emails.places import write_not_selected, write_waiting
from whimbrel.training.models import Registration, Status, Workshop
from whimbrel.training.queries.registrations import places
from whimbrel.training.rules.standing import can_stand

# What can be decided of several at once.
DECISIONS = (Status.PROPOSED, Status.SELECTED, Status.WAITING, Status.NOT_SELECTED)


class TooFewPlaces(Exception):
    """More were chosen than places are free; nobody was written to. Says so in words."""


@transaction.atomic
def decide(
    *,
    workshop: Workshop,
    chosen: Collection[int],
    status: Status,
    by: AbstractBaseUser,
    at: datetime,
    because: str = "",
) -> list[Registration]:
    """Let those chosen stand so, all or none, and write to each who has to know; whoever stands so already is left out.

    Raises TooFewPlaces, CannotStand.
    """
    workshop = hold_workshop(workshop.pk)
    found = Registration.objects.filter(workshop=workshop, pk__in=chosen).with_status()
    moving = [one for one in found.select_related("person") if one.now_status != status]
    stuck = [one.name for one in moving if not can_stand(one.now_status, status)]
    if stuck:
        raise CannotStand(
            _("Not possible for: %(names)s. Take them out of the choice; nothing was changed.")
            % {"names": ", ".join(stuck)}
        )
    free = places(workshop).free
    if status == Status.SELECTED and free is not None and len(moving) > free:
        raise TooFewPlaces(
            _("%(free)s places are free, and %(chosen)s persons are chosen. Nobody was written to.")
            % {"free": free, "chosen": len(moving)}
        )
    for one in moving:
        if status == Status.SELECTED:
            offer(registration=one, at=at, by=by)
            continue
        stand(registration=one, status=status, at=at, by=by, because=because)
        if status == Status.WAITING:
            write_waiting(registration=one)
        elif status == Status.NOT_SELECTED:
            write_not_selected(registration=one, because=because)
    return moving
