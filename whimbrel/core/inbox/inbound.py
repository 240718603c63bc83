"""A letter as a room is given it: read, its sender known, its text without what was quoted."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from whimbrel.core.mail.writing import Recipient


class Command(StrEnum):
    """One word that is the whole letter, in whichever of the languages it was written."""

    SUBSCRIBE = "subscribe"
    LEAVE = "leave"
    HELP = "help"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Attachment:
    """A file that came with the letter. The name is without folders; an inline picture has a `content_id`."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    is_inline: bool = False
    content_id: str = ""


@dataclass(frozen=True)
class Sender:
    """Who wrote. `person` is the account's number; None for a stranger whose letter a moderator let in."""

    address: str
    name: str = ""
    language: str = "en"
    person: int | None = None
    # How to write back; for a person by their own wishes.
    recipient: Recipient | None = None

    def as_recipient(self) -> Recipient:
        return self.recipient or Recipient(address=self.address, language=self.language)


@dataclass(frozen=True)
class Inbound:
    """What a room reads of one letter. Texts have plain line ends and no control characters."""

    # The number of the letter as it was kept: core.models.ReceivedLetter.
    received: int
    received_at: datetime
    # To which addressee it was written: `receives(kind)`, and what the address says it is about.
    kind: str
    payload: str
    sender: Sender
    # The subject without "Re:", "Fwd:" and their like in other languages.
    subject: str
    # What the sender wrote: without what they quoted, without their signature.
    text: str
    # The same with all that was quoted.
    full_text: str
    # The language the text is written in, as far as can be told; else the sender's.
    language: str
    attachments: tuple[Attachment, ...] = ()
    # With angle brackets, as in the letter's head; the references oldest first.
    message_id: str = ""
    references: tuple[str, ...] = ()
    sent_at: datetime | None = None
    # The whole letter was this one word.
    command: Command | None = None
    # The address was made for this very sender, or their mail server vouches for them.
    is_proven: bool = False
    # Somebody at the desk let it in, although it had been held.
    is_released: bool = False
