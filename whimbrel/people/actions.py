"""What changes an account."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.users.models import UserProfile

from whimbrel.core.journal import record
from whimbrel.people.models import User

# What the Secretariat keeps: the records of these rooms. Accounts are for administrators.
DESK_ROOMS = ["treaties", "training", "workplan", "accession", "report"]
DESK_GROUP = "Secretariat"


@transaction.atomic
def change_profile(*, person: User, display_name: str, language: str) -> User:
    """Keep what a person says about themselves."""
    person.display_name = display_name
    person.language = language
    person.save(update_fields=["display_name", "language"])
    # The desk has no language in its addresses; it keeps the person's own.
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    record(person, "changed profile", person)
    return person


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


@transaction.atomic
def make_administrator(*, email: str) -> User:
    """The first administrator, without a password: they choose one by a link that works once."""
    person = User.objects.create_superuser(email, display_name="Administrator")
    record(None, "made administrator", person)
    return person


@transaction.atomic
def open_account(
    *,
    email: str,
    display_name: str,
    language: str,
    password: str | None = None,
    is_staff: bool = False,
) -> User:
    """An account for that address, and a seat at the desk for staff. Opening it twice changes nothing."""
    person = User.objects.filter(email=email).first()
    if person is None:
        person = User.objects.create_user(
            email, password, display_name=display_name, language=language
        )
        record(None, "opened account", person)
    if is_staff:
        seat_at_desk(person=person)
    return person
