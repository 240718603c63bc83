"""Sending what lies in the outbox: each letter is claimed by one worker, and never sent twice."""

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils.timezone import now

from whimbrel.core.mail.answers import Outcome, outcome_of, words_of
from whimbrel.core.mail.rendering import mail_of
from whimbrel.core.mail.trust import lose_trust
from whimbrel.core.models import DeliveryAttempt, Letter

logger = logging.getLogger(__name__)

# How long a letter rests after each time it was put off; after the last it is given up.
PAUSES = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
]
LONGEST_WORDS = 2000


class ServerAway(Exception):
    """The mail server could not be reached, or did not let us in."""


def deliver_due_letters(limit: int = 20) -> int:
    """Send the letters that are due, at most so many; how many left. Where none is, this is one read.

    Where the mail server is away, one letter is put off for it and the others wait for the next call.
    """
    due = list(Letter.objects.waiting(at=now())[:limit])
    if not due:
        return 0
    left = 0
    connection = get_connection()
    try:
        for letter in due:
            attempt = deliver(letter, connection=connection)
            left += attempt is not None and attempt.outcome == Outcome.SENT
    except ServerAway as away:
        logger.warning("The mail server is away: %s", away)
    finally:
        _close(connection)
    return left


def deliver(
    letter: Letter, *, connection: BaseEmailBackend | None = None
) -> DeliveryAttempt | None:
    """Send a letter that is due; None where it is not, or somebody else is sending it.

    Raises ServerAway, after putting the letter off.
    """
    if not _claim(letter):
        return None
    letter.refresh_from_db()
    own = connection or get_connection()
    try:
        return _keep(letter, *_send(letter, own))
    except ServerAway as away:
        _keep(letter, Outcome.DEFERRED, str(away))
        raise
    finally:
        if connection is None:
            _close(own)


def _send(letter: Letter, connection: BaseEmailBackend) -> tuple[Outcome, str]:
    """Speak to the server; what came of it, and why. Raises ServerAway."""
    try:
        connection.open()
    except Exception as error:
        raise ServerAway(words_of(error)) from error
    try:
        mail_of(letter, connection).send()
    except Exception as error:
        # What the connection was in the middle of is not known; the next letter gets a new one.
        _close(connection)
        outcome = outcome_of(error)
        if outcome == Outcome.UNANSWERED:
            logger.warning("Letter %s is in doubt.", letter.pk, exc_info=True)
        return outcome, words_of(error)
    return Outcome.SENT, ""


def _claim(letter: Letter) -> bool:
    """Take the letter for this process, and say so to all others before anything is said to the server."""
    at = now()
    with transaction.atomic(durable=True):
        taken = Letter.objects.waiting(at=at).filter(pk=letter.pk).order_by()
        return taken.update(handed_over_at=at, attempts=F("attempts") + 1) == 1


@transaction.atomic
def _keep(letter: Letter, outcome: Outcome, why: str) -> DeliveryAttempt:
    """Write down what came of it. A letter that nobody answered for stays as it is, in doubt."""
    at = now()
    changes: dict[str, Any] = {}
    if outcome == Outcome.SENT:
        changes = {"sent_at": at}
        if letter.is_confidential and not settings.DEMO:
            changes["text"] = ""
    elif outcome == Outcome.REFUSED:
        changes = {"failed_at": at}
    elif outcome == Outcome.DEFERRED:
        changes = _put_off(letter, at)
    if changes:
        # Only while the letter is still this process's: the Secretariat may have decided on a doubt meanwhile.
        ours = Letter.objects.filter(pk=letter.pk, handed_over_at=letter.handed_over_at)
        ours.update(**changes)
        if "text" in changes:
            letter.enclosures.all().delete()
        letter.refresh_from_db()
    if outcome == Outcome.REFUSED and why.startswith("5"):
        lose_trust(address=letter.address, why=why)
    return DeliveryAttempt.objects.create(
        letter=letter, at=at, outcome=outcome, why=why.replace("\0", "")[:LONGEST_WORDS]
    )


def _put_off(letter: Letter, at: datetime) -> dict[str, Any]:
    if letter.attempts > len(PAUSES):
        return {"failed_at": at}
    return {"handed_over_at": None, "due_at": at + PAUSES[letter.attempts - 1]}


def _close(connection: BaseEmailBackend) -> None:
    with suppress(OSError, SMTPException):
        connection.close()
