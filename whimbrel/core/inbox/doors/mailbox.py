"""A mailbox somewhere else, looked into by IMAP.

What lies in it has not been taken. Once a letter is on our disk it is moved to the folder Taken, so that whoever looks
into the mailbox sees which is which; a letter that was kept and not yet moved is known when it comes again.
"""

import imaplib
import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from typing import Any
from urllib.parse import unquote, urlsplit

from whimbrel.core.inbox.doors.recipients import envelope_sender, our_recipients
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import ReceivedLetter

logger = logging.getLogger(__name__)
TAKEN = "Taken"
TIMEOUT = 60  # seconds
AT_ONCE = 100


class MailboxAway(Exception):
    """The mailbox does not answer, or does not let us in."""


@dataclass(frozen=True)
class Mailbox:
    """Where it is: imaps://user:password@host/INBOX."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    is_encrypted: bool

    @classmethod
    def at(cls, url: str) -> "Mailbox":
        parts = urlsplit(url)
        is_encrypted = parts.scheme != "imap"
        return cls(
            host=parts.hostname or "",
            port=parts.port or (993 if is_encrypted else 143),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            folder=unquote(parts.path.strip("/")) or "INBOX",
            is_encrypted=is_encrypted,
        )


def take_from_mailbox(mailbox: Mailbox) -> int:
    """Take the letters that lie there; how many. Raises MailboxAway, and what `take_letter` raises."""
    try:
        with _opened(mailbox) as line:
            return _take_all(line, mailbox)
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxAway(f"{mailbox.host}: {error}") from error


def _opened(mailbox: Mailbox) -> imaplib.IMAP4:
    kind = imaplib.IMAP4_SSL if mailbox.is_encrypted else imaplib.IMAP4
    line = kind(mailbox.host, mailbox.port, timeout=TIMEOUT)
    line.login(mailbox.user, mailbox.password)
    return line


def _take_all(line: imaplib.IMAP4, mailbox: Mailbox) -> int:
    _asked(line.select(f'"{mailbox.folder}"'))
    (found,) = _asked(line.uid("SEARCH", "UNDELETED"))
    numbers = (found or b"").decode("ascii").split()[:AT_ONCE]
    if numbers:
        with suppress(imaplib.IMAP4.error):
            line.create(TAKEN)
    taken = 0
    for number in numbers:
        raw = next(
            (
                part[1]
                for part in _asked(line.uid("FETCH", number, "(BODY.PEEK[])"))
                if isinstance(part, tuple)
            ),
            None,
        )
        if not isinstance(raw, bytes):
            continue
        _take_one(raw)
        _asked(line.uid("COPY", number, TAKEN))
        _asked(line.uid("STORE", number, "+FLAGS", r"(\Deleted)"))
        taken += 1
    if taken:
        line.expunge()
    return taken


def _take_one(raw: bytes) -> None:
    head = BytesHeaderParser().parsebytes(re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0])
    for address in our_recipients(head):
        take_letter(
            raw=raw,
            recipient=address,
            door=ReceivedLetter.Door.IMAP,
            envelope_from=envelope_sender(head),
        )


def _asked(answer: tuple[str, list[Any]]) -> list[Any]:
    status, found = answer
    if status != "OK":
        raise imaplib.IMAP4.error(f"{status} {found}")
    return found
