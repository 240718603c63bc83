"""The seat at the Secretariat's desk follows from the designations in office."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.people.actions import leave_desk, seat_at_desk
from whimbrel.people.models import User
from whimbrel.treaties.actions.designations import designate
from whimbrel.treaties.models import AT_THE_DESK, Designation, Role


@transaction.atomic
def settle_seat(*, person: User, today: date, by: AbstractBaseUser | None = None) -> User:
    """Make the person's permissions at the desk those of the designations in office today."""
    roles = set(
        Designation.objects.in_office(on=today)
        .filter(person=person, role__in=AT_THE_DESK)
        .values_list("role", flat=True)
    )
    is_superuser = Role.ADMINISTRATOR in roles
    if person.is_superuser != is_superuser:
        person.is_superuser = is_superuser
        person.save(update_fields=["is_superuser"])
    settle = seat_at_desk if roles else leave_desk
    settle(person=person, by=by if isinstance(by, User) else None)
    return person


@transaction.atomic
def appoint(
    *,
    person: User,
    starts_on: date,
    today: date,
    role: Role = Role.STAFF,
    by: AbstractBaseUser | None = None,
) -> Designation:
    """Let a person work for the Secretariat from that day."""
    designation = designate(person=person, role=role, starts_on=starts_on, by=by)
    settle_seat(person=person, today=today, by=by)
    return designation


@transaction.atomic
def settle_seats(*, today: date) -> int:
    """Settle the seats of all whose permissions no longer say what their designations say; how many they were."""
    seated = set(User.objects.filter(is_staff=True).values_list("pk", flat=True))
    entitled = set(
        Designation.objects.in_office(on=today)
        .filter(role__in=AT_THE_DESK)
        .values_list("person", flat=True)
    )
    differing = seated ^ entitled
    if differing:
        for person in User.objects.filter(pk__in=differing):
            settle_seat(person=person, today=today)
    return len(differing)
