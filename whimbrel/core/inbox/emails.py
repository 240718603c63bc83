"""What the house itself says to who wrote to it, in their language."""

from datetime import timedelta

from django.conf import settings
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.inbox.addressees import addressees
from whimbrel.core.inbox.inbound import Sender
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import HeaderRefused, write_letter
from whimbrel.core.models import Letter, ReceivedLetter

Reason = ReceivedLetter.Reason
KIND = kinds.register(
    "inbox_answer", gettext_lazy("Answers to letters you sent us"), can_be_refused=False
)
# A stranger is answered so often: the address may be somebody's who wrote nothing.
STRANGERS_PAUSE = timedelta(hours=1)
# A person so often, should two machines answer each other that do not say they are machines.
MOST_AN_HOUR = 20


def may_answer(sender: Sender) -> bool:
    """Whether an answer may go there now."""
    written = Letter.objects.filter(
        kind=KIND.slug, address__iexact=sender.as_recipient().address,
        written_at__gt=now() - STRANGERS_PAUSE,
    ).count()  # fmt: skip
    return written < (1 if sender.person is None else MOST_AN_HOUR)


def write_answer(
    *, letter: ReceivedLetter, sender: Sender, text: str, subject: str
) -> Letter | None:
    """Send `text` back to who wrote; None where no answer may go there."""
    if not may_answer(sender):
        return None
    language = sender.language if sender.language in CODES else "en"
    with translation.override(language):
        title = (
            _("Your letter: %(subject)s") % {"subject": subject} if subject else _("Your letter")
        )
        message_id = letter.message_id if len(letter.message_id) <= 250 else ""
        try:
            return write_letter(
                to=sender.as_recipient(),
                kind=KIND.slug,
                subject=title,
                text=text.strip() + "\n",
                in_reply_to=message_id,
                references=message_id,
                is_answer=True,
            )
        except HeaderRefused:
            return None


def reason_text(reason: Reason, *, detail: str = "") -> str:
    """Why the letter did not do what its sender wanted, what was kept, and what to do. In the language of now."""
    said = {
        Reason.UNKNOWN_SENDER: _(
            "We do not know the address you wrote from, so your letter was not passed on. "
            "If you have an account here, write from the address that stands in it."
        ),
        Reason.BROKEN_ADDRESS: _(
            "The address you answered to was damaged on its way, so we could not tell what your letter is about. "
            "Nothing was posted. Please reply once more to the letter you got from us, without changing its address."
        ),
        Reason.EMPTY: _(
            "We found nothing in your letter that you wrote yourself, only what it quoted. Nothing was posted. "
            "Please write your words above the quotation and send it again."
        ),
        Reason.STRANGER: _(
            "We do not know the address you wrote from. Your letter is kept, and the Secretariat will look at it."
        ),
        Reason.MISMATCH: _(
            "You answered to an address that was made for somebody else. "
            "Your letter is kept, and the Secretariat will look at it."
        ),
        Reason.FORGED: _(
            "Your mail server did not confirm that you wrote this letter. It is kept, and the Secretariat will look at it."
        ),
        Reason.ENCRYPTED: _(
            "Your letter is encrypted, and we cannot read it. It is kept. Please send it again without encryption."
        ),
        Reason.DANGEROUS: _(
            "An attachment of your letter could run as a program, or cannot be looked into, so we did not pass it on: "
            "%(files)s. The letter is kept. Please send the text or a PDF instead."
        ) % {"files": detail},
        Reason.TOO_BIG: _(
            "Your letter is bigger than we can pass on by e-mail (20 MB of attachments, 50 of them at most). "
            "It is kept, and the Secretariat will look at it. Smaller attachments go through at once."
        ),
        Reason.UNREADABLE: _(
            "Your letter could not be read: it is damaged or built in a way we do not know. "
            "It is kept, and the Secretariat will look at it. Plain text always goes through."
        ),
        Reason.NOWHERE: _("Your letter names none of our addresses. It is kept, and the Secretariat will look at it."),
        Reason.HELP: help_text(),
        Reason.FAILED: _(
            "Your letter met a fault of ours. It is kept, and the Secretariat will look at it. You need not send it again."
        ),
    }  # fmt: skip
    return said.get(reason, detail)


def held_text(why: str) -> str:
    """What a room said of a letter that somebody has to look at first."""
    return _(
        "Your letter is kept, and somebody will look at it before it is passed on. %(why)s"
    ) % {"why": why}


def help_text() -> str:
    """What one can do here by e-mail."""
    rooms = ", ".join(str(one.name) for one in addressees())
    return _(
        "You can take part here by e-mail alone.\n\n"
        "Answer: reply to a letter you got from us. Your words above the quotation are what counts; attachments come along.\n"
        "Leave: reply with the one word “unsubscribe”, in any of our languages, to stop what a letter is about.\n"
        "Take part again: write “subscribe” to the same address.\n"
        "Write from the address that stands in your account; by it we know you.\n\n"
        "Letters are taken for: %(rooms)s\n"
        "On the web: %(url)s"
    ) % {"rooms": rooms, "url": settings.SITE_URL}
