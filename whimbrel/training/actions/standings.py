"""A registration comes into another standing: the old record ends where the new one begins."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.training.actions.photos import erase_photos
from whimbrel.training.models import (
    CLOSED,
    Photo,
    Registration,
    RegistrationStatus,
    Status,
    Workshop,
)
from whimbrel.training.rules.standing import can_stand


class CannotStand(Exception):
    """The registration cannot come into that standing from the one it has; nothing was changed. Says so in words."""


def hold_workshop(pk: int) -> Workshop:
    """The workshop, for this transaction alone: places are counted and given by one at a time."""
    return Workshop.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=pk)


def stand(
    *,
    registration: Registration,
    status: Status,
    at: datetime,
    by: AbstractBaseUser | None = None,
    because: str = "",
) -> RegistrationStatus:
    """Let the registration stand so from now on. Call it while the workshop is held. Raises CannotStand."""
    now = registration.status()
    if now is not None:
        if not can_stand(now.status, status):
            raise CannotStand(
                _("%(name)s: “%(now)s” cannot become “%(wanted)s”.")
                % {
                    "name": registration.name,
                    "now": now.get_status_display(),
                    "wanted": status.label,
                }
            )
        # Never before it began, though the clock of this machine may have been set back.
        at = max(at, now.began_at)
        RegistrationStatus.objects.filter(pk=now.pk).update(ended_at=at)
    standing = RegistrationStatus.objects.create(
        registration=registration,
        status=status,
        began_at=at,
        by_id=by.pk if by else None,
        because=because[:500],
    )
    # Somebody marked as absent may still come in at the door.
    if status in CLOSED and status != Status.ABSENT:
        erase_photos(Photo.objects.filter(registration=registration))
    record(by, "changed standing", registration, status=status.value)
    return standing
