"""What of training a person may come to at all; every view finds its records through here."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from whimbrel.training.models import Registration, Steward, Workshop, WorkshopInvitation
from whimbrel.training.models.registration import RegistrationQuerySet
from whimbrel.treaties.queries.offices import Offices


def invitations_visible_to(offices: Offices, *, is_keeper: bool) -> QuerySet[WorkshopInvitation]:
    """Invitations to nominate that the person answers, or keeps."""
    found = WorkshopInvitation.objects.select_related(
        "workshop__meeting__country", "country", "body"
    )
    if is_keeper:
        return found
    bodies = [one.body_id for one in offices.held if one.body_id]
    mine = Q(country__in=offices.countries) | Q(body__in=bodies)
    return found.filter(mine, withdrawn_at=None, workshop__published_at__isnull=False)


def tasks_of(person_id: int | None, workshop: Workshop, *, on: date) -> Collection[str]:
    """What the person helps with at this workshop on that day."""
    if person_id is None:
        return ()
    return list(
        Steward.objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=on),
            workshop=workshop,
            person=person_id,
            starts_on__lte=on,
        ).values_list("task", flat=True)
    )


def own_registrations(person_id: int | None) -> RegistrationQuerySet:
    """The person's own, with an account."""
    return (
        Registration.objects.filter(person=person_id or 0)
        .with_status()
        .select_related("workshop__meeting", "person", "country", "body")
    )
