"""Letters that have come in to the demo by e-mail, of several ends, so that the Secretariat's desk shows them."""

from email.message import EmailMessage

from django.conf import settings

from whimbrel.core.inbox.addresses import takes_letters
from whimbrel.core.inbox.sorting import sort_letter
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import ReceivedLetter

# From, subject, text, more lines of the head.
LETTERS = [
    ("kenya@demo.example", "Aide", "help", {}),
    (
        "senegal@demo.example", "Réponse automatique : Vos désignations", "Je suis en mission jusqu'à lundi.",
        {"Auto-Submitted": "auto-replied"},
    ),
    (
        "wildlife@environment.example.ke", "Counting of waders",
        "We would like to take part in the counting of waders. Whom do we ask?", {},
    ),
]  # fmt: skip


def take_demo_letters() -> None:
    """Take them in and sort them. Taking them again changes nothing."""
    if not takes_letters():
        return
    for number, (sender, subject, text, head) in enumerate(LETTERS):
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = sender, settings.MAIL_IN, subject
        letter["Message-ID"] = f"<demo-{number}@demo.example>"
        for name, value in head.items():
            letter[name] = value
        letter.set_content(text)
        sort_letter(
            take_letter(
                raw=bytes(letter),
                recipient=settings.MAIL_IN,
                door=ReceivedLetter.Door.LMTP,
                envelope_from=sender,
            )
        )
