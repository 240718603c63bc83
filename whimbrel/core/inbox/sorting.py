"""Sorting what has come in: each letter meets exactly one end, in one transaction with what it did in its room.

The worker takes one letter at a time. That it was taken is committed before it is read, so that a letter which kills
its reader is held after a few times instead of coming round for ever.
"""

import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.timezone import now

from whimbrel.core.inbox.bounces import note_return, our_letter
from whimbrel.core.inbox.emails import held_text, reason_text, write_answer
from whimbrel.core.inbox.judging import Ask, End, Judged, judge
from whimbrel.core.inbox.outcomes import Answered, Held, Posted
from whimbrel.core.inbox.reading.heads import storable
from whimbrel.core.mail.trust import regain_trust
from whimbrel.core.models import ReceivedLetter
from whimbrel.core.models.received import UNSETTLED

logger = logging.getLogger(__name__)
Reason = ReceivedLetter.Reason
State = ReceivedLetter.State
# How long a letter rests after a failure, or after its process was killed; after the last it is held.
PAUSES = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)]


def sort_waiting_letters(limit: int = 20) -> int:
    """Sort the letters that wait, at most so many; how many. Where none does, this is one read."""
    waiting = list(ReceivedLetter.objects.waiting(at=now())[:limit])
    for letter in waiting:
        sort_letter(letter)
    return len(waiting)


def sort_letter(letter: ReceivedLetter) -> ReceivedLetter:
    """Give the letter its end; it stays as it is where somebody else does so, or where it has to wait."""
    if not _claim(letter):
        return letter
    letter.refresh_from_db()
    try:
        if letter.attempts > len(PAUSES) + 1:
            raise RuntimeError("It was tried often, and each time the process ended.")
        judged = judge(letter)
        with transaction.atomic():
            if _is_still_ours(letter):
                _settle(letter, judged)
    except Exception as error:
        logger.exception("Letter %s could not be sorted.", letter.pk)
        if letter.attempts > len(PAUSES):
            _give_up(letter, error)
    letter.refresh_from_db()
    return letter


def _claim(letter: ReceivedLetter) -> bool:
    at = now()
    pause = PAUSES[min(letter.attempts, len(PAUSES) - 1)]
    waiting = ReceivedLetter.objects.waiting(at=at).filter(pk=letter.pk).order_by()
    return waiting.update(attempts=F("attempts") + 1, due_at=at + pause) == 1


def _is_still_ours(letter: ReceivedLetter) -> bool:
    """Locks the row; nobody else can settle it meanwhile."""
    rows = ReceivedLetter.objects.select_for_update().filter(
        UNSETTLED, pk=letter.pk, attempts=letter.attempts
    )
    return rows.first() is not None


def _settle(letter: ReceivedLetter, judged: Judged) -> None:
    """Write down the end the letter meets, and let its sender know where it is not what they wanted."""
    for name, value in judged.marks.items():
        setattr(letter, name, value)
    if judged.returned is not None:
        payload, returned = judged.returned
        if returned.is_final and (ours := our_letter(payload, returned)) is not None:
            note_return(letter=ours, returned=returned)
            letter.outcome = ours
    language = judged.sender.language if judged.sender else "en"
    with translation.override(language):
        verdict = judged.verdict
        end = verdict if isinstance(verdict, End) else _end_in_the_room(verdict)
        end = _answered(letter, judged, end)
    _write_end(letter, end)
    if end.state != State.AUTOMATIC and judged.sender and judged.sender.person:
        regain_trust(address=judged.sender.as_recipient().address)


def _end_in_the_room(ask: Ask) -> End:
    """Hand the letter to whom it was written, unless the same was posted before."""
    key = ask.posting_key
    if ReceivedLetter.objects.filter(posting_key=key).exists():
        return End(State.AUTOMATIC, Reason.REPEAT)
    match ask.addressee.receive(ask.inbound):
        case Posted(record=record):
            return End(State.POSTED, outcome=record, posting_key=key)
        case Answered(text=text, record=record):
            key_kept = key if record is not None else None
            return End(State.ANSWERED, Reason.ROOM, text, outcome=record, posting_key=key_kept)
        case Held(why=why):
            return End(State.HELD, Reason.ROOM, why)
    raise TypeError(f"The addressee {ask.addressee.kind} answered something else.")


def _answered(letter: ReceivedLetter, judged: Judged, end: End) -> End:
    """Send the answer that goes with the end. Where none may be sent, a letter to be answered is held instead."""
    if end.state not in {State.HELD, State.ANSWERED} or judged.sender is None or not end.is_told:
        return end
    if end.reason == Reason.ROOM:
        text = held_text(end.why) if end.state == State.HELD else end.why
    else:
        text = reason_text(Reason(end.reason), detail=end.why)
    written = write_answer(letter=letter, sender=judged.sender, text=text, subject=letter.subject)
    if written is None and end.state == State.ANSWERED and not end.outcome:
        return End(State.HELD, end.reason, end.why, is_told=False)
    return end


def _write_end(letter: ReceivedLetter, end: End) -> None:
    at = now()
    fields: dict[str, Any] = {
        State.POSTED: "posted_at",
        State.HELD: "held_at",
        State.ANSWERED: "answered_at",
        State.AUTOMATIC: "automatic_at",
    }
    setattr(letter, fields[end.state], at)
    letter.reason, letter.why = end.reason, storable(end.why)
    letter.posting_key = end.posting_key
    if end.outcome is not None:
        letter.outcome = end.outcome
    letter.save()


@transaction.atomic
def _give_up(letter: ReceivedLetter, error: Exception) -> None:
    """Hold a letter that fails again and again. Its bytes are kept; somebody looks."""
    still = ReceivedLetter.objects.filter(UNSETTLED, pk=letter.pk)
    still.update(
        held_at=now(), reason=Reason.FAILED, why=storable(f"{type(error).__name__}: {error}"[:2000])
    )
