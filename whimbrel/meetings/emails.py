"""Notifications as letters."""

from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.meetings.models import Notification
from whimbrel.meetings.queries.notifications import rule_in_words
from whimbrel.treaties.models import Country

kinds.register("notification", gettext_lazy("Official notifications"), can_be_refused=False)


def write_notification(
    *, notification: Notification, country: Country, to: Recipient, once: str, is_reminder: bool
) -> Letter | None:
    """The notification in the reader's language, or a reminder that the country has not answered it."""
    language = to.language if to.language in CODES else "en"
    with translation.override(language):
        words = {"symbol": notification.symbol, "subject": notification.subject}
        plain = _("Notification %(symbol)s: %(subject)s") % words
        reminder = _("Reminder: notification %(symbol)s: %(subject)s") % words
        context = {
            "notification": notification,
            "country": country.name,
            "to": rule_in_words(notification),
            "issued_on": localdate(notification.issued_at),
            "link": f"{settings.SITE_URL}{notification.get_absolute_url()}",
            "is_reminder": is_reminder,
            "can_answer": bool(settings.MAIL_IN) and notification.asks,
        }
        asks = notification.asks
        return write_letter(
            to=replace(to, written_to="at_once"),
            kind="notification",
            subject=reminder if is_reminder else plain,
            text=render_to_string("meetings/email/notification.txt", context).strip() + "\n",
            once=once,
            reply_to=reply_address("notif", notification.pk, to.person) if asks else "",
            **thread("notification", notification.pk),
        )
