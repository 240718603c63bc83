"""What happens by itself: a mailbox is looked into, and letters are forgotten after their time."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from whimbrel.core.forgetting import forgets
from whimbrel.core.inbox.doors.mailbox import Mailbox, take_from_mailbox
from whimbrel.core.inbox.forgetting import forget_old_letters
from whimbrel.core.timetable import every


@every(timedelta(minutes=1), "core.mailbox")
def look_into_mailbox() -> None:
    if settings.MAIL_IN_MAILBOX:
        take_from_mailbox(Mailbox.at(settings.MAIL_IN_MAILBOX))


@forgets(
    "received_letters",
    _("Your e-mails to us, after they were posted or answered"),
    setting="KEEP_RECEIVED_DAYS",
)
def forget_received_letters(before: datetime) -> int:
    return forget_old_letters(before=before)
