"""Stopping the letters of one kind: by a link in the letter, or by a mail program's own button (RFC 8058)."""

from contextlib import suppress

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from whimbrel.core.inbox.addresses import STOP, AddressRefused, reply_address
from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.core.mail.kinds import Kind, kind_of
from whimbrel.core.models import Letter, MailRefusal

SALT = "whimbrel.core.mail.stopping"


class StopRefused(ValueError):
    """The link was not made here, or its person or kind of letter is no more."""


def stop_token(person: int, kind: str) -> str:
    """What stands in the link. It works for ever, because letters are kept for years."""
    return signing.Signer(salt=SALT).sign_object([person, kind])


def read_stop_token(token: str) -> tuple[AbstractBaseUser, Kind]:
    """Whose letters of which kind. Raises StopRefused."""
    try:
        pk, slug = signing.Signer(salt=SALT).unsign_object(token)
        return get_user_model().objects.get(pk=pk), kind_of(slug)
    except (signing.BadSignature, LookupError, get_user_model().DoesNotExist) as error:
        raise StopRefused(token) from error


def stop_url(letter: Letter) -> str:
    """Where the letter's recipient stops its kind; empty for an answer and for a kind nobody may refuse."""
    try:
        may_stop = kind_of(letter.kind).can_be_refused and not letter.is_answer
    except LookupError:
        may_stop = False
    if not may_stop or letter.recipient_id is None:
        return ""
    with translation.override(letter.language if letter.language in CODES else "en"):
        path = reverse("mail_stop", args=[stop_token(letter.recipient_id, letter.kind)])
    return f"{settings.SITE_URL}{path}"


def stop_address(letter: Letter) -> str:
    """Where an empty letter from the recipient stops the kind; empty where none does."""
    if not stop_url(letter):
        return ""
    with suppress(AddressRefused):
        return reply_address(STOP, letter.kind, letter.recipient_id)
    return ""


@transaction.atomic
def stop_kind(*, person: AbstractBaseUser, kind: Kind) -> MailRefusal:
    """Write no more letters of the kind to the person. Doing it twice changes nothing."""
    refusal, is_new = MailRefusal.objects.get_or_create(person_id=person.pk, kind=kind.slug)
    if is_new:
        record(person, "stopped letters", person, kind=kind.slug)
    return refusal


@transaction.atomic
def resume_kind(*, person: AbstractBaseUser, kind: Kind) -> None:
    """Write letters of the kind again."""
    gone, _ = MailRefusal.objects.filter(person_id=person.pk, kind=kind.slug).delete()
    if gone:
        record(person, "resumed letters", person, kind=kind.slug)
