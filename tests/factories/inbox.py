"""Letters that come in: as a room is given them, and sent through the whole pipeline."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import make_msgid

from whimbrel.core.inbox.inbound import Inbound, Sender
from whimbrel.core.inbox.sorting import sort_letter
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import ReceivedLetter


def an_inbound(*, person=None, **words) -> Inbound:
    """The letter an addressee's function is given; what the test does not say is as usual."""
    address = person.email if person else "stranger@example.org"
    language = (person.language or "en") if person else "en"
    usual = {
        "received": 1,
        "received_at": datetime(2026, 3, 3, 10, 12, tzinfo=UTC),
        "kind": "thread",
        "payload": "1",
        "sender": Sender(address, str(person or ""), language, person.pk if person else None),
        "subject": "Counting of waders",
        "text": "We counted in January.",
        "full_text": "We counted in January.",
        "language": language,
        "message_id": make_msgid(domain="example.org"),
        "is_proven": person is not None,
    }
    return Inbound(**usual | words)


def a_letter(
    *, sender, to, text="We counted in January.", subject="Counting of waders", files=(), **head
):
    """The bytes of a plain letter. `head` are more lines: `auto_submitted="auto-replied"`."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, subject
    letter["Message-ID"] = make_msgid(domain="mail.example.org")
    for name, value in head.items():
        name = name.replace("_", "-")
        del letter[name]
        letter[name] = value
    letter.set_content(text)
    for name, content in files:
        letter.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return letter.as_bytes()


def arrive(*, to, raw=None, envelope_from="", **letter) -> ReceivedLetter:
    """Take a letter in and sort it, as the doors and the worker do. Its `state` is its end."""
    raw = raw if raw is not None else a_letter(to=to, **letter)
    received = take_letter(
        raw=raw, recipient=to, door=ReceivedLetter.Door.LMTP, envelope_from=envelope_from
    )
    return sort_letter(received)
