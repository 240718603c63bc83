"""Answers to notifications that come by letter."""

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Held, Outcome
from whimbrel.meetings.actions.notifications import Answering, answer_notification
from whimbrel.meetings.models import Notification, NotificationAnswer
from whimbrel.meetings.queries.notifications import answered_by
from whimbrel.people.models import User

LONGEST = 20_000


@receives("notif", name=gettext_lazy("Official notifications"), commands={Command.YES, Command.NO})
def notif(letter: Inbound) -> Outcome:
    """The last answer counts; one after the deadline is kept and marked as late."""
    found = Notification.objects.issued().filter(pk=letter.payload).first()
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    if found is None or person is None:
        return Answered(_("There is no such notification. Nothing was kept."))
    if not letter.is_proven and not letter.is_released:
        return Held(_("Your mail server does not vouch for you, so the Secretariat looks first."))
    on = localdate(letter.received_at)
    spoken = answered_by(found, person.pk, on=on)
    if not spoken:
        return Answered(
            _("You cannot answer notification %(symbol)s for a country: you do not speak for one it was addressed to, or the National Focal Point has answered already.")
            % {"symbol": found.symbol}
        )  # fmt: skip
    if len(spoken) > 1:
        return Answered(
            _("You speak for more than one country. Please answer on the site, for each. Nothing was kept.")
        )  # fmt: skip
    noted, role, _stands = spoken[0]
    words = letter.text.strip() or letter.subject
    answering = Answering(
        words[:LONGEST],
        role,
        letter.received_at,
        NotificationAnswer.Channel.EMAIL,
        [(one.name, one.content) for one in letter.attachments],
    )
    answer = answer_notification(noted=noted, answering=answering, by=person, kept_at=now())
    told = _("The answer of %(country)s to notification %(symbol)s is kept. Answering again replaces it.") % {
        "country": noted.country.name,
        "symbol": found.symbol,
    }  # fmt: skip
    if found.is_late(on=on):
        told += "\n\n" + _("It came after the deadline, and is marked as late.")
    return Answered(told, answer)
