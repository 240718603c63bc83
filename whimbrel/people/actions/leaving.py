"""How a person goes, and what stays."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from whimbrel.core.journal import record
from whimbrel.core.personal import erase_all, name_after_leaving
from whimbrel.people.models import User
from whimbrel.people.rules import can_leave


class MayNotLeave(Exception):
    """Whoever works at the desk is let go by an administrator first."""


@transaction.atomic
def erase_person(*, person: User, by: User | None, kept_as: str) -> User:
    """Take a person out of every room; their words stay under `kept_as`. Doing it twice changes nothing.

    The journal keeps that it was done, and nothing of whom. Raises MayNotLeave.
    """
    going = User.objects.select_for_update().get(pk=person.pk)
    if going.erased_at is not None:
        return going
    if by == going and not can_leave(going):
        raise MayNotLeave
    erase_all(going, kept_as=kept_as)
    going.refresh_from_db()
    record(by, "erased account", going)
    return going


@transaction.atomic
def mark_closed(*, person: User, by: User | None = None) -> User:
    """Keep since when an account is closed, or that it is open again. Doing it twice changes nothing."""
    if not person.is_active and person.left_at is None:
        person.left_at = now()
        person.save(update_fields=["left_at"])
        record(by, "closed account", person)
    elif person.is_active and person.left_at is not None:
        person.left_at = None
        person.save(update_fields=["left_at"])
        record(by, "opened account again", person)
    return person


@transaction.atomic
def open_again(*, person: User, by: User | None = None) -> User:
    """Let somebody whose account was closed come in again. Doing it twice changes nothing."""
    if not person.is_active:
        person.is_active, person.left_at = True, None
        person.save(update_fields=["is_active", "left_at"])
        record(by, "opened account again", person)
    return person


def erase_those_who_left(*, today: date) -> list[User]:
    """Erase who has been closed out for settings.KEEP_LEFT_DAYS; each in a transaction of their own."""
    last = today - timedelta(days=settings.KEEP_LEFT_DAYS)
    gone = User.objects.filter(is_active=False, erased_at=None, left_at__date__lt=last)
    return [
        erase_person(person=person, by=None, kept_as=name_after_leaving(person)) for person in gone
    ]
