"""What the worker does for consultations: write to whoever speaks for a Party, remind, close, tell what came of it.

Whoever comes into office while it is open is written to then. Nobody is written to twice: each letter says once and for
all what it is about.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.community.actions.consultations import close_due_consultations
from whimbrel.community.emails.consultations import (
    write_change,
    write_opening,
    write_outcome,
    write_reminder,
)
from whimbrel.community.models import Consultation, ConsultationChange
from whimbrel.community.queries.consultations import PartyRow, party_rows
from whimbrel.core.mail.writing import Recipient
from whimbrel.core.models import Letter
from whimbrel.people.queries.recipients import recipient_of

# So long before the deadline; each only where the time given was longer than that.
REMINDED_BEFORE = (timedelta(days=7), timedelta(days=1))


def tend_consultations(*, at: datetime) -> int:
    """Do all that is due at that moment; how many letters were written."""
    close_due_consultations(at=at)
    letters = 0
    for one in Consultation.objects.standing().filter(closes_at__gt=at):
        letters += _write_to_the_silent(one, at=at)
    for change in ConsultationChange.objects.filter(told_at=None).select_related("consultation"):
        letters += _tell_change(change, at=at)
    told = Consultation.objects.filter(stated_at__isnull=False, stated_told_at=None)
    for one in told:
        letters += _tell_outcome(one, at=at)
    return letters


def reminder_due(consultation: Consultation, *, at: datetime) -> timedelta | None:
    """Which reminder it is time for: the last whose moment has come."""
    given = consultation.closes_at - consultation.opened_at
    due = [
        before
        for before in REMINDED_BEFORE
        if given > before and at >= consultation.closes_at - before
    ]
    return min(due) if due else None


@transaction.atomic
def _write_to_the_silent(consultation: Consultation, *, at: datetime) -> int:
    """The opening letter to all who speak and have not had it; the reminder to those whose Party has said nothing."""
    rows = party_rows(consultation, on=localdate(at))
    opening = f"consult:{consultation.pk}:opening"
    letters = _each(rows, opening, lambda row, to, once: write_opening(
        consultation=consultation, row=row, to=to, once=once
    ))  # fmt: skip
    before = reminder_due(consultation, at=at)
    if before is None or letters:
        return letters
    day = f"{consultation.closes_at:%Y%m%d%H%M}"
    reminder = f"consult:{consultation.pk}:reminder:{before.days}:{day}"
    silent = [row for row in rows if row.voice is None]
    # Whoever came into office since has just had the text itself.
    due_on = localdate(consultation.closes_at - before)
    return _each(silent, reminder, lambda row, to, once: write_reminder(
        consultation=consultation, row=row, to=to, once=once
    ), in_office_before=due_on)  # fmt: skip


@transaction.atomic
def _tell_change(change: ConsultationChange, *, at: datetime) -> int:
    rows = party_rows(change.consultation, on=localdate(at))
    letters = _each(rows, f"consult:change:{change.pk}", lambda row, to, once: write_change(
        change=change, row=row, to=to, once=once
    ))  # fmt: skip
    ConsultationChange.objects.filter(pk=change.pk).update(told_at=at)
    return letters


@transaction.atomic
def _tell_outcome(consultation: Consultation, *, at: datetime) -> int:
    rows = party_rows(consultation, on=localdate(at))
    stated = f"{consultation.stated_at:%Y%m%d%H%M%S}"
    name = f"consult:{consultation.pk}:outcome:{stated}"
    letters = _each(rows, name, lambda row, to, once: write_outcome(
        consultation=consultation, rows=rows, to=to, once=once
    ))  # fmt: skip
    Consultation.objects.filter(pk=consultation.pk).update(stated_told_at=at)
    return letters


def _each(
    rows: Iterable[PartyRow],
    name: str,
    write: Callable[[PartyRow, Recipient, str], Letter | None],
    in_office_before: date = date.max,
) -> int:
    """Write to everybody who speaks for these Parties and has no letter of that name yet; how many letters."""
    wanted = {
        f"{name}:{held.person_id}": (row, held.person)
        for row in rows
        for held in row.speakers.held
        if held.starts_on < in_office_before
    }
    had = set(Letter.objects.filter(once__in=list(wanted)).values_list("once", flat=True))
    written = [
        write(row, recipient_of(person), once)
        for once, (row, person) in wanted.items()
        if once not in had
    ]
    return sum(one is not None for one in written)
