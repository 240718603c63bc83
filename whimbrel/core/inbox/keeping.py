"""What the Secretariat decides about a letter that came in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import translation
from django.utils.timezone import now

from whimbrel.core.inbox.emails import write_answer
from whimbrel.core.inbox.inbound import Sender
from whimbrel.core.inbox.languages import ours
from whimbrel.core.inbox.senders import sender_at
from whimbrel.core.journal import record
from whimbrel.core.models import ReceivedLetter

State, Reason = ReceivedLetter.State, ReceivedLetter.Reason
NO_END: dict[str, Any] = {"held_at": None, "answered_at": None, "automatic_at": None}
# What nobody can want to be posted: our own letters, and what was posted already.
NEVER_LET_IN = {Reason.BOUNCE, Reason.DELAY, Reason.REPEAT, Reason.LOOP, Reason.NOWHERE}


class LetterMovedOn(Exception):
    """The letter is no longer where it was when the Secretariat looked; nothing was changed."""


class NotAnswered(Exception):
    """No answer may go to that address now; nothing was changed."""


def can_let_in(letter: ReceivedLetter) -> bool:
    """A letter that was held, or taken for a machine's by mistake."""
    is_stopped = letter.state in {State.HELD, State.AUTOMATIC}
    return is_stopped and letter.reason not in NEVER_LET_IN


def can_try_again(letter: ReceivedLetter) -> bool:
    return letter.state == State.HELD


def can_send_back(letter: ReceivedLetter) -> bool:
    return letter.state == State.HELD and bool(letter.from_address)


def can_set_aside(letter: ReceivedLetter) -> bool:
    return letter.state == State.HELD


@transaction.atomic
def let_in(*, letter: ReceivedLetter, by: AbstractBaseUser | None) -> ReceivedLetter:
    """Let the letter go to its room although something spoke against it; programs in it stay outside. Raises LetterMovedOn."""
    at = now()
    _change(letter, **NO_END, released_at=at, due_at=at, attempts=0, reason="", why="")
    record(by, "let letter in", letter)
    return letter


@transaction.atomic
def try_again(*, letter: ReceivedLetter, by: AbstractBaseUser | None) -> ReceivedLetter:
    """Sort the letter anew, as if it had just come. Raises LetterMovedOn."""
    _change(letter, **NO_END, due_at=now(), attempts=0, reason="", why="")
    record(by, "tried again", letter)
    return letter


@transaction.atomic
def send_back(
    *, letter: ReceivedLetter, because: str, by: AbstractBaseUser | None
) -> ReceivedLetter:
    """Answer who wrote with the reason, in the words given. Raises LetterMovedOn, NotAnswered."""
    _change(letter, held_at=None, answered_at=now(), reason=Reason.ROOM, why=because)
    sender = sender_at(letter.from_address) or Sender(
        letter.from_address, language=ours(letter.language)
    )
    with translation.override(sender.language):
        answer = write_answer(letter=letter, sender=sender, text=because, subject=letter.subject)
    if answer is None:
        raise NotAnswered
    record(by, "sent back letter", letter)
    return letter


@transaction.atomic
def set_aside(*, letter: ReceivedLetter, by: AbstractBaseUser | None) -> ReceivedLetter:
    """Take the letter for unwanted: nobody is answered. Raises LetterMovedOn."""
    _change(letter, held_at=None, automatic_at=now(), reason=Reason.UNWANTED, why="")
    record(by, "set letter aside", letter)
    return letter


def _change(letter: ReceivedLetter, **changes: Any) -> None:
    """Change the letter where it still is as it was read."""
    same = ReceivedLetter.objects.filter(
        pk=letter.pk,
        posted_at=letter.posted_at,
        held_at=letter.held_at,
        answered_at=letter.answered_at,
        automatic_at=letter.automatic_at,
    )
    if letter.state == State.WAITING or not same.update(**changes):
        raise LetterMovedOn
    letter.refresh_from_db()
