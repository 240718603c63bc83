"""What opens and changes an account."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from wagtail.users.models import UserProfile

from whimbrel.core.journal import record
from whimbrel.people.models import User

# What people may say about themselves.
NAME_AND_OFFICE = [
    "display_name",
    "personal_title",
    "given_name",
    "family_name",
    "position",
    "organisation",
    "department",
]
LANGUAGE_AND_TIME = ["language", "time_zone"]
WRITING = ["written_to", "quiet_from", "quiet_until"]
WHERE_TO_FIND = ["phone", "second_email", "address", "spoken_languages", "expertise"]
OWN_WORDS = [*NAME_AND_OFFICE, *LANGUAGE_AND_TIME, *WRITING, *WHERE_TO_FIND]


class AddressTaken(Exception):
    """Somebody else has an account with that address."""


@transaction.atomic
def change_profile(*, person: User, **said: Any) -> User:
    """Keep what a person says about themselves: any of OWN_WORDS, each checked by a form before.

    The journal holds which fields were changed, never what they held. Raises TypeError for another word.
    """
    if strange := said.keys() - set(OWN_WORDS):
        raise TypeError(f"Nobody says this about themselves: {', '.join(sorted(strange))}.")
    for name, value in said.items():
        setattr(person, name, value)
    before = User.objects.filter(pk=person.pk).values(*said).get()
    changed = [name for name in OWN_WORDS if name in said and said[name] != before[name]]
    person.save(update_fields=changed)
    # The desk has no language in its addresses; it keeps the person's own, and their clock.
    UserProfile.objects.update_or_create(
        user=person,
        defaults={"preferred_language": person.language, "current_time_zone": person.time_zone},
    )
    record(person, "changed profile", person, fields=changed)
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
    by: User | None = None,
) -> User:
    """An account for that address. Opening it twice changes nothing."""
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        person = User.objects.create_user(
            email, password, display_name=display_name, language=language
        )
        record(by, "opened account", person)
    return person


@transaction.atomic
def enter_particulars(*, person: User, by: User | None = None, **known: str) -> User:
    """Write down what a letter or a directory says of a person: any of OWN_WORDS. What is empty changes nothing.

    The journal holds which fields were changed, never what they held. Raises TypeError for another word.
    """
    if strange := known.keys() - set(OWN_WORDS):
        raise TypeError(f"Nobody says this about a person: {', '.join(sorted(strange))}.")
    changed = [name for name, said in known.items() if said and getattr(person, name) != said]
    if changed:
        for name in changed:
            setattr(person, name, known[name])
        person.save(update_fields=changed)
        record(by, "changed", person, fields=changed)
    return person


@transaction.atomic
def change_address(*, person: User, email: str, by: User | None = None) -> User:
    """Let the person sign in with another address, and with the old one no more. Raises AddressTaken."""
    address = User.objects.normalize_email(email).lower()
    if address == person.email:
        return person
    if User.objects.filter(email__iexact=address).exclude(pk=person.pk).exists():
        raise AddressTaken
    EmailAddress.objects.filter(user=person).delete()
    person.email = address
    person.save(update_fields=["email"])
    record(by, "changed", person, fields=["email"])
    return person
