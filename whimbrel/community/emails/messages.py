"""Letters about private messages. Nobody at the desk reads what stands in them: their words are confidential, and
their subject names the author and no matter."""

from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.models import Circular, Message, MessageReading, MessageReport
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter

kinds.register("message", gettext_lazy("Private messages to you"), can_be_refused=True)
kinds.register(
    "circular", gettext_lazy("Messages to all focal points of a group"), can_be_refused=True
)
kinds.register("message_report", gettext_lazy("Reports of private messages"), can_be_refused=False)


def write_message_letter(*, message: Message, to: Recipient) -> Letter | None:
    """Send a private message; the answer to the letter goes to everybody in the conversation."""
    conversation = message.conversation
    with translation.override(_language(to)):
        name = message.author_name or _("Somebody who gives no name")
        files = [one.name for one in message.files.all()]
        parts = [f"{name}: {conversation.subject}", message.words]
        if files:
            parts.append(_("Files, to be had on the page: %(names)s") % {"names": ", ".join(files)})
        parts.append(
            _("Only those who take part read this. Read it here: %(link)s")
            % {"link": link_to("community:conversation_detail", conversation.pk)}
        )
        return write_letter(
            to=_at_once(to),
            kind="message",
            subject=_("A message from %(name)s") % {"name": name},
            text="\n\n".join(parts) + "\n",
            once=f"message:{message.pk}:{to.person}",
            reply_to=reply_address("message", conversation.pk, to.person),
            is_confidential=True,
            **thread("conversation", conversation.pk),
        )


def write_circular_letter(*, circular: Circular, to: Recipient) -> Letter | None:
    """Send a message to many to one of them; the answer goes to its author alone."""
    with translation.override(_language(to)):
        name = circular.author_name or _("Somebody who gives no name")
        parts = [
            circular.words,
            _("%(name)s wrote this to all it concerns. Your answer goes to %(name)s alone.")
            % {"name": name},
            link_to("community:circular_detail", circular.pk),
        ]
        return write_letter(
            to=_at_once(to),
            kind="circular",
            subject=circular.subject,
            text="\n\n".join(parts) + "\n",
            once=f"circular:{circular.pk}:{to.person}",
            reply_to=reply_address("circular", circular.pk, to.person),
            **thread("circular", circular.pk),
        )


def write_reading_letter(*, reading: MessageReading, to: Recipient) -> Letter | None:
    """Tell somebody in a conversation that a reported message of it was read, by whom, and why."""
    message = reading.report.message
    with translation.override(_language(to)):
        text = _(
            "Somebody in a conversation of yours reported a message. Because of that, %(name)s, who keeps order, has "
            "read this one message and no other. It stands in the conversation too: %(link)s"
        ) % {
            "name": reading.reader_name,
            "link": link_to("community:conversation_detail", message.conversation_id),
        }
        return write_letter(
            to=to,
            kind="message_report",
            subject=_("A reported message was read"),
            text=text + "\n",
            once=f"reading:{reading.pk}:{to.person}",
        )


def write_settled_report(*, report: MessageReport, goes: bool, to: Recipient) -> Letter | None:
    """Tell whoever reported a message what came of it."""
    with translation.override(_language(to)):
        came = (
            _("The message you reported has been taken away.")
            if goes
            else _("The message you reported stays. You can block its author on the page.")
        )
        link = link_to("community:conversation_detail", report.message.conversation_id)
        return write_letter(
            to=to,
            kind="message_report",
            subject=_("What came of your report"),
            text=f"{came}\n\n{link}\n",
            once=f"report:{report.pk}",
        )


def link_to(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def _at_once(to: Recipient) -> Recipient:
    """Somebody waits for an answer, so that it waits for no round; who wants no letters at all gets none."""
    return to if to.written_to == "never" else replace(to, written_to="at_once")


def _language(to: Recipient) -> str:
    return to.language if to.language in CODES else "en"
