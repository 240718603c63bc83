"""A letter about a confidential matter: that something waits, and where; not what, and of whom."""

from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import Letter


def write_notice(
    *, to: Recipient, kind: str, link: str, once: str | None = None, is_answer: bool = False
) -> Letter | None:
    """Tell somebody to look at `link`, behind the sign-in. Otherwise as `write_letter`.

    What is read on the way, on a shared screen, or in a mailbox that passes to a successor, tells nothing.
    """
    with translation.override(to.language if to.language in CODES else "en"):
        words = [
            _("Something waits for you at Whimbrel."),
            _(
                "The matter is confidential, so this letter does not say what it is. Sign in and read it here:"
            ),
            link,
        ]
        return write_letter(
            to=to,
            kind=kind,
            subject=_("Something waits for you"),
            text="\n\n".join(words) + "\n",
            once=once,
            is_answer=is_answer,
        )
