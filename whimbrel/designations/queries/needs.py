"""What has come in, and what is not as it should be."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from whimbrel.designations.models import Confirmation, DesignationLetter, Invitation
from whimbrel.people.models import User
from whimbrel.treaties.models import NATIONAL, Designation


def letters_to_check() -> QuerySet[DesignationLetter]:
    """Letters that wait for the Secretariat, the oldest first."""
    return (
        DesignationLetter.objects.waiting()
        .select_related("country", "region", "body")
        .prefetch_related("instruments")
        .order_by("received_at", "pk")
    )


def never_came(*, on: date, at: datetime) -> QuerySet[User]:
    """People in office who were invited, have never come in, and whose invitation works no more."""
    in_office = Designation.objects.in_office(on=on).filter(person=OuterRef("pk"))
    invited = Invitation.objects.filter(person=OuterRef("pk"))
    # Begun with the invitations, which are few, and not with the people, who are many.
    return (
        User.objects.filter(Exists(in_office), pk__in=Invitation.objects.values("person"))
        .filter(~Exists(invited.filter(accepted_at__isnull=False)), ~Exists(invited.open(at=at)))
        .order_by("display_name", "pk")
    )


def successors_known(designation: Designation, *, on: date) -> QuerySet[Designation]:
    """Who holds the same post on that day."""
    return (
        Designation.objects.in_office(on=on)
        .filter(
            country=designation.country,
            instrument=designation.instrument,
            role=designation.role,
            role__in=NATIONAL,
        )
        .exclude(pk=designation.pk)
        .select_related("person")
    )


def corrections() -> QuerySet[Confirmation]:
    """What people told us is wrong, and nobody has entered yet."""
    return (
        Confirmation.objects.filter(confirmed_at__isnull=False, settled_at=None)
        .exclude(correction="")
        .select_related(
            "designation__person", "designation__country", "designation__instrument",
            "designation__body",
        )
        .order_by("confirmed_at")
    )  # fmt: skip
