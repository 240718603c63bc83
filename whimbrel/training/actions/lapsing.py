"""Places offered that nobody took by their day go on to the next."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.training.actions.places import offer_freed_place
from whimbrel.training.actions.standings import hold_workshop, stand
from whimbrel.training.emails.places import last_day_to_confirm, write_lapsed
from whimbrel.training.models import Registration, RegistrationStatus, Status


def lapse_offers(*, at: datetime) -> int:
    """Take every offer back whose last day is over; how many. Each in a transaction of its own."""
    late = (
        RegistrationStatus.objects.filter(
            status=Status.SELECTED, ended_at=None, began_at__lt=at - timedelta(days=1)
        )
        .order_by("began_at", "pk")
        .values_list("registration", flat=True)
    )
    return sum(_lapse(pk, at) for pk in list(late))


@transaction.atomic
def _lapse(pk: int, at: datetime) -> bool:
    registration = Registration.objects.select_related("person", "workshop__meeting").get(pk=pk)
    workshop = hold_workshop(registration.workshop_id)
    now = registration.status()
    # They may have answered, or been asked anew, since the list was read.
    if now is None or now.status != Status.SELECTED:
        return False
    last = last_day_to_confirm(now, workshop.days_to_confirm)
    if workshop.local(at).date() <= last:
        return False
    because = _("No answer by %(day)s") % {"day": last.isoformat()}
    stand(registration=registration, status=Status.DECLINED, at=at, because=because)
    write_lapsed(registration=registration)
    offer_freed_place(workshop=workshop, freed_by=registration, at=at)
    return True
