"""What the Secretariat decides about a letter in the outbox."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now

from whimbrel.core.journal import record
from whimbrel.core.mail.answers import Outcome
from whimbrel.core.models import DeliveryAttempt, Letter
from whimbrel.core.models.letter import SILENCE, UNANSWERED, UNSENT

Fate = Letter.Fate


class TooLate(Exception):
    """The letter is no longer where it was when the Secretariat looked; nothing was changed."""


def can_hold(letter: Letter, at: datetime) -> bool:
    return letter.fate(at) == Fate.WAITING


def can_release(letter: Letter, at: datetime) -> bool:
    return letter.fate(at) == Fate.HELD


def can_send_again(letter: Letter, at: datetime) -> bool:
    """A letter that did not arrive, or of which nobody knows; not one whose text is erased."""
    return letter.text != "" and letter.fate(at) in {Fate.IN_DOUBT, Fate.FAILED, Fate.BOUNCED}


def can_mark_sent(letter: Letter, at: datetime) -> bool:
    return letter.fate(at) == Fate.IN_DOUBT


@transaction.atomic
def hold_letter(*, letter: Letter, by: AbstractBaseUser | None) -> Letter:
    """Keep a waiting letter from leaving. Raises TooLate."""
    _change(letter, UNSENT, held_at=now())
    record(by, "held back", letter)
    return letter


@transaction.atomic
def release_letter(*, letter: Letter, by: AbstractBaseUser | None) -> Letter:
    """Let a letter leave that was held back. Raises TooLate."""
    _change(letter, Q(held_at__isnull=False), held_at=None)
    record(by, "released", letter)
    return letter


@transaction.atomic
def send_again(*, letter: Letter, by: AbstractBaseUser | None) -> Letter:
    """Let a letter leave once more, now, with all its attempts before it. Raises TooLate."""
    at = now()
    did_not_arrive = Q(failed_at__isnull=False) | Q(bounced_at__isnull=False) | _in_doubt(at)
    _change(
        letter,
        did_not_arrive & ~Q(text=""),
        handed_over_at=None,
        sent_at=None,
        failed_at=None,
        bounced_at=None,
        attempts=0,
        due_at=at,
    )
    record(by, "sent again", letter)
    return letter


@transaction.atomic
def mark_sent(*, letter: Letter, by: AbstractBaseUser | None) -> Letter:
    """Settle a doubt: the letter arrived, as somebody has said. Raises TooLate."""
    at = now()
    _change(letter, _in_doubt(at), sent_at=at)
    record(by, "marked as sent", letter)
    return letter


@transaction.atomic
def note_bounce(*, letter: Letter, why: str) -> Letter:
    """Write down that a letter came back, in the words of the server it came back from. Raises TooLate."""
    at = now()
    _change(letter, Q(sent_at__isnull=False, bounced_at=None), bounced_at=at)
    DeliveryAttempt.objects.create(letter=letter, at=at, outcome=Outcome.BOUNCED, why=why)
    record(None, "came back", letter)
    return letter


def _in_doubt(at: datetime) -> Q:
    return UNANSWERED & Q(handed_over_at__lte=at - SILENCE)


def _change(letter: Letter, where: Q, **changes: Any) -> None:
    """Change the letter where it still is as it was; the worker may have taken it meanwhile."""
    if not Letter.objects.filter(where, pk=letter.pk).update(**changes):
        raise TooLate
    letter.refresh_from_db()
