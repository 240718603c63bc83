"""What is private to a reader in the public pages of notifications."""

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from whimbrel.core import slots
from whimbrel.core.stored.readers import Reader
from whimbrel.meetings.models import Notification
from whimbrel.meetings.queries.notifications import answered_by
from whimbrel.meetings.rules import can_issue
from whimbrel.treaties.queries.offices import offices_of


@slots.register("notification_doors")
def notification_doors(reader: Reader, argument: str) -> str | None:
    """The way to answer, for whoever speaks for a country it was addressed to; the way to follow it, at the desk."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    notification = Notification.objects.issued().filter(pk=argument).first()
    if notification is None:
        return ""
    on = localdate()
    context = {
        "notification": notification,
        "number": f"{notification.number:03}",
        "spoken": answered_by(notification, reader.person.pk, on=on) if notification.asks else [],
        "follows": can_issue(offices_of(reader.request.user, on=on)),
    }
    return render_to_string("meetings/slots/notification_doors.html", context, reader.request)
