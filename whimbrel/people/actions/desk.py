"""Who works at the Secretariat's desk."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User

# What the Secretariat keeps: the records of these rooms. Accounts are for administrators.
DESK_ROOMS = [
    "treaties",
    "designations",
    "manual",
    "training",
    "community",
    "meetings",
    "workplan",
    "accession",
    "report",
    "exchange",
]
DESK_GROUP = "Secretariat"


@transaction.atomic
def seat_at_desk(*, person: User, by: User | None = None) -> User:
    """Let a person work at the Secretariat's desk. Doing it twice changes nothing."""
    desk, _ = Group.objects.get_or_create(name=DESK_GROUP)
    desk.permissions.set(
        Permission.objects.filter(content_type__app_label__in=DESK_ROOMS)
        | Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    if not person.is_staff or not person.groups.filter(pk=desk.pk).exists():
        person.is_staff = True
        person.save(update_fields=["is_staff"])
        person.groups.add(desk)
        record(by, "seated at the desk", person)
    return person


@transaction.atomic
def leave_desk(*, person: User, by: User | None = None) -> User:
    """End a person's work at the desk. The account stays."""
    if person.is_staff:
        person.is_staff = False
        person.save(update_fields=["is_staff"])
        person.groups.remove(*person.groups.filter(name=DESK_GROUP))
        record(by, "left the desk", person)
    return person
