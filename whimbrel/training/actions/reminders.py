"""Letters so many days before or after a day of a workshop, each once."""

from datetime import date, datetime, timedelta

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.training.emails.reminders import write_reminder
from whimbrel.training.models import Registration, Reminder, Status
from whimbrel.training.queries.inviting import focal_points_of
from whimbrel.training.queries.nominations import silent_invitations
from whimbrel.training.queries.registrations import registrations_of

# A reminder whose day passed longer ago is not sent any more: the house may have stood still.
LATEST = timedelta(days=3)
STANDING = {
    Reminder.Audience.OFFERED: (Status.SELECTED,),
    Reminder.Audience.CONFIRMED: (Status.CONFIRMED, Status.ATTENDED),
    Reminder.Audience.ATTENDED: (Status.ATTENDED,),
}


def send_reminders(*, at: datetime) -> int:
    """Write all that are due; how many letters. Each reminder in a transaction of its own."""
    waiting = Reminder.objects.filter(
        sent_at=None, workshop__published_at__isnull=False
    ).select_related("workshop__meeting")
    due = [one.pk for one in waiting if _is_due(one, one.workshop.local(at).date())]
    return sum(_send(pk, at) for pk in due)


def due_on(reminder: Reminder) -> date | None:
    """The day on which it is sent; None while the day it counts from is not known."""
    meeting = reminder.workshop.meeting
    anchor = {
        Reminder.Anchor.START: meeting.starts_on,
        Reminder.Anchor.END: meeting.ends_on or meeting.starts_on,
        Reminder.Anchor.NOMINATIONS: reminder.workshop.nominations_until,
    }[Reminder.Anchor(reminder.anchor)]
    return anchor + timedelta(days=reminder.days) if anchor else None


def _is_due(reminder: Reminder, today: date) -> bool:
    day = due_on(reminder)
    return day is not None and day <= today <= day + LATEST


@transaction.atomic
def _send(pk: int, at: datetime) -> int:
    reminder = (
        Reminder.objects.select_for_update(of=("self",))
        .select_related("workshop__meeting__country")
        .get(pk=pk)
    )
    if reminder.sent_at is not None:
        return 0
    letters = [
        write_reminder(reminder=reminder, registration=registration, person=person)
        for registration, person in _readers(reminder, at)
    ]
    reminder.sent_at = at
    reminder.save(update_fields=["sent_at"])
    number = sum(one is not None for one in letters)
    record(None, "reminded", reminder, number=number)
    return number


def _readers(reminder: Reminder, at: datetime) -> list[tuple[Registration | None, User | None]]:
    workshop = reminder.workshop
    if reminder.audience == Reminder.Audience.SILENT_PARTIES:
        people = focal_points_of(silent_invitations(workshop), on=workshop.local(at).date())
        unique = {one.pk: one for group in people.values() for one in group}
        return [(None, one) for one in unique.values()]
    statuses = STANDING[Reminder.Audience(reminder.audience)]
    return [(one, None) for one in registrations_of(workshop).standing(*statuses)]
