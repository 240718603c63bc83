"""The calendars of participants are kept in step with the days and the place of a workshop."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from whimbrel.core.journal import record
from whimbrel.training.emails.places import write_moved
from whimbrel.training.models import ToldDays, Workshop
from whimbrel.training.queries.calendars import days_of, hours_of, told_of


def note_days(workshop: Workshop, *, at: datetime) -> ToldDays:
    """What calendars are told of the workshop from now on; what they were told before stays as it is."""
    noted, _is_new = ToldDays.objects.get_or_create(
        workshop=workshop,
        defaults={"told": days_of(workshop), "hours": hours_of(workshop), "changed_at": at},
    )
    return noted


def tell_changed_days(*, at: datetime) -> int:
    """Write to everybody with a place whose workshop has other days, another place or clock than they were told; how many.

    Other hours only count the entry up: whoever is written to next gets them.
    """
    pks = (
        ToldDays.objects.filter(
            Q(workshop__meeting__ends_on__gte=at.date())
            | Q(workshop__meeting__starts_on__gte=at.date()),
            workshop__published_at__isnull=False,
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    return sum(_tell(pk, at) for pk in list(pks))


@transaction.atomic
def _tell(pk: int, at: datetime) -> int:
    noted = ToldDays.objects.select_for_update().get(pk=pk)
    workshop = Workshop.objects.select_related("meeting__country").get(pk=noted.workshop_id)
    days, hours = days_of(workshop), hours_of(workshop)
    if (days, hours) == (noted.told, noted.hours):
        return 0
    is_moved = days != noted.told
    noted.sequence, noted.told, noted.hours, noted.changed_at = noted.sequence + 1, days, hours, at
    noted.save()
    if not is_moved:
        return 0
    people = list(told_of(workshop))
    for one in people:
        write_moved(registration=one, sequence=noted.sequence)
    record(None, "told of other days", workshop, number=len(people))
    return len(people)
