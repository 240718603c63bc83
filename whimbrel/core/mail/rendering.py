"""A letter as a mail: the text, the same as light HTML, and the head that mail programs read."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.inbox.addresses import BOUNCE, reply_address, takes_letters
from whimbrel.core.languages import CODES, direction
from whimbrel.core.mail.enclosures import enclose
from whimbrel.core.mail.stopping import stop_address, stop_url
from whimbrel.core.models import Letter


def whole_text(letter: Letter) -> str:
    """The text as it is sent: under it stands whether it can be answered, and the way to stop its kind."""
    way_out, last = stop_url(letter), []
    with translation.override(_language(letter)):
        if letter.reply_to:
            last.append(_("You can answer this letter: just reply to it."))
        if way_out:
            last.append(_("To get no more letters of this kind: %(url)s") % {"url": way_out})
    return "\n".join([f"{letter.text}\n\n-- ", *last]) if last else letter.text


def mail_of(letter: Letter, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """The letter as it leaves through that connection."""
    language, text = _language(letter), whole_text(letter)
    page = {
        "subject": letter.subject,
        "text": text,
        "language": language,
        "direction": direction(language),
    }
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=text,
        from_email=_envelope_sender(letter),
        to=[letter.address],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers=_head(letter, language),
        connection=connection,
    )
    mail.attach_alternative(render_to_string("core/mail/letter.html", page), "text/html")
    for one in letter.enclosures.all() if letter.pk else ():
        enclose(mail, one)
    return mail


def _envelope_sender(letter: Letter) -> str:
    """Where mail servers send the letter back to; the head says who it is from."""
    if settings.MAIL_RETURN_HERE and takes_letters() and letter.pk:
        return reply_address(BOUNCE, letter.pk, None)
    return settings.DEFAULT_FROM_EMAIL


def _language(letter: Letter) -> str:
    return letter.language if letter.language in CODES else "en"


def _head(letter: Letter, language: str) -> dict[str, str]:
    head = {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": letter.message_id,
        "In-Reply-To": letter.in_reply_to,
        "References": letter.references,
        "List-Id": letter.list_id,
        # Absence notes and other machines do not answer it (RFC 3834).
        "Auto-Submitted": "auto-generated",
        "Content-Language": language,
    }
    way_out = stop_url(letter)
    if way_out:
        by_mail = stop_address(letter)
        head["List-Unsubscribe"] = f"<{way_out}>" + (f", <mailto:{by_mail}>" if by_mail else "")
        head["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return {name: value for name, value in head.items() if value}
