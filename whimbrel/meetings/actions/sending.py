"""What the worker does for notifications: write to everybody addressed, and remind the countries that have not answered.

Whoever comes into office while an answer is awaited is written to then. Nobody is written to twice.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.models import Letter
from whimbrel.meetings.emails import write_notification
from whimbrel.meetings.models import Notification
from whimbrel.meetings.queries.notifications import (
    noted_of,
    open_for_reminders,
    people_to,
)
from whimbrel.people.queries.recipients import recipient_of

# So many days before the deadline; each only where the time given was longer.
REMINDED_BEFORE = (14, 3)
# So long after it was issued whoever comes into office is still written to, where nothing is asked by a day.
FRESH = timedelta(days=14)


def tend_notifications(*, at: datetime) -> int:
    """Do all that is due at that moment; how many letters were written."""
    fresh = Notification.objects.issued().filter(issued_at__gt=at - FRESH)
    waiting = open_for_reminders(at=at)
    numbers = {*fresh.values_list("pk", flat=True), *waiting.values_list("pk", flat=True)}
    found = Notification.objects.filter(pk__in=numbers).select_related("instrument")
    return sum(_write(one, at=at) for one in found.order_by("pk"))


def reminder_due(notification: Notification, *, at: datetime) -> int | None:
    """How many days before the deadline the reminder is that it is time for; None where it is time for none."""
    if notification.deadline_on is None or notification.issued_at is None or not notification.asks:
        return None
    left = (notification.deadline_on - localdate(at)).days
    given = (notification.deadline_on - localdate(notification.issued_at)).days
    due = [days for days in REMINDED_BEFORE if 0 <= left <= days < given]
    return min(due) if due else None


@transaction.atomic
def _write(notification: Notification, *, at: datetime) -> int:
    """The first letter to all who have not had it; else the reminder, to the countries that have not answered."""
    rows = noted_of(notification)
    everybody = [one.country_id for one in rows]
    letters = _each(notification, everybody, "first", at=at)
    days = reminder_due(notification, at=at)
    if letters or days is None:
        return letters
    silent = [one.country_id for one in rows if not one.answered]  # type: ignore[attr-defined]
    # Whoever came into office since has just had the notification itself.
    due_on = (notification.deadline_on or localdate(at)) - timedelta(days=days)
    return _each(notification, silent, f"reminder-{days}", at=at, in_office_before=due_on)


def _each(
    notification: Notification,
    countries: list[int],
    step: str,
    *,
    at: datetime,
    in_office_before: date = date.max,
) -> int:
    name = f"notification:{notification.pk}:{step}:"
    wanted = {
        f"{name}{held.country_id}:{held.person_id}": held
        for held in people_to(notification, countries, on=localdate(at))
        if held.starts_on < in_office_before
    }
    had = set(Letter.objects.filter(once__in=list(wanted)).values_list("once", flat=True))
    letters = 0
    for once, held in wanted.items():
        if once not in had and held.country is not None:
            letters += write_notification(
                notification=notification, country=held.country, to=recipient_of(held.person),
                once=once, is_reminder=step != "first",
            ) is not None  # fmt: skip
    return letters
