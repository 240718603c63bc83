"""Writing a letter: one row, in the transaction of the action that has something to say."""

import re
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, TypedDict
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.timezone import now

from whimbrel.core.mail.enclosures import Enclosed, keep_enclosed
from whimbrel.core.mail.kinds import Kind, kind_of
from whimbrel.core.mail.quiet import next_allowed, next_round
from whimbrel.core.models import Letter, MailAddress, MailRefusal

LONGEST_SUBJECT = 250
LONGEST_ADDRESS = 254
MESSAGE_IDS = re.compile(r"<[^<>\s]+>( <[^<>\s]+>)*")
LIST_ID = re.compile(r"[^<>]*<[\w.-]+>")
# Control characters, ends of lines and paragraphs, and halves of characters, as Unicode counts them.
UNFIT = {"Cc", "Zl", "Zp", "Cs"}
# In a text, all these but the ends of lines and tabs.
UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class HeaderRefused(ValueError):
    """A line of the letter's head would break out of it, or is not what it should be."""


@dataclass(frozen=True)
class Recipient:
    """To whom, in which language, and when. `person` is the account's number, None where there is none.

    `written_to` is how often: "at_once", "daily", "weekly" or "never".
    """

    address: str
    language: str = "en"
    person: int | None = None
    time_zone: str = "UTC"
    written_to: str = "at_once"
    quiet_from: time | None = None
    quiet_until: time | None = None


def write_letter(
    *,
    to: Recipient,
    kind: str,
    subject: str,
    text: str,
    once: str | None = None,
    list_id: str = "",
    in_reply_to: str = "",
    references: str = "",
    reply_to: str = "",
    is_answer: bool = False,
    is_urgent: bool = False,
    is_confidential: bool = False,
    enclosed: Sequence[Enclosed] = (),
) -> Letter | None:
    """Put a letter into the outbox; the worker sends it. Call it inside the action's transaction.

    `subject` and `text` are in the recipient's language; the text is plain, its links become clickable.
    `reply_to` is where an answer goes (core.inbox.addresses.reply_address); empty, there is no answering.
    None where the person wants none of the kind, one was written before for the same `once`, or they come back.
    An answer to what the person has just done (`is_answer`) cannot be refused and waits for no round, and breaks the
    quiet hours where it `is_urgent`. Raises LookupError for an unknown kind, HeaderRefused for what is unfit to send.
    """
    found = kind_of(kind)
    can_be_stopped = found.can_be_refused and not is_answer
    if (can_be_stopped and _is_refused(to, found)) or (not is_answer and _is_dead(to)):
        return None
    if can_be_stopped:
        list_id = list_id or found.list_id
    written_at = now()
    fields: dict[str, Any] = {
        "recipient_id": to.person,
        "address": _address(to.address),
        "language": to.language,
        "kind": found.slug,
        "subject": one_line(subject),
        "text": _readable(text),
        "is_confidential": is_confidential,
        "is_answer": is_answer,
        "reply_to": _address(reply_to) if reply_to else "",
        "written_at": written_at,
        "due_at": _due_at(written_at, to, can_be_stopped, is_answer and is_urgent),
    } | _head(list_id=list_id, in_reply_to=in_reply_to, references=references)
    if once is None:
        return keep_enclosed(Letter.objects.create(**fields), enclosed)
    letter, is_new = Letter.objects.get_or_create(once=once, defaults=fields)
    return keep_enclosed(letter, enclosed) if is_new else None


def _due_at(at: datetime, to: Recipient, waits_for_round: bool, breaks_quiet: bool) -> datetime:
    if waits_for_round:
        at = next_round(at, to.time_zone, to.written_to)
    if breaks_quiet:
        return at
    return next_allowed(at, to.time_zone, to.quiet_from, to.quiet_until)


def new_message_id() -> str:
    """A name for a letter that no other has; it stays the same however often the letter is sent."""
    return f"<{uuid.uuid4().hex}@{urlsplit(settings.SITE_URL).hostname}>"


class Thread(TypedDict):
    """The two lines of a letter's head by which mail programs put letters together."""

    in_reply_to: str
    references: str


def thread(name: str, key: object) -> Thread:
    """What makes letters about one matter lie together: `write_letter(..., **thread("question", 12))`.

    They refer to a letter that never was. So nobody needs to have kept the first one.
    """
    root = f"<{name}.{key}@{urlsplit(settings.SITE_URL).hostname}>"
    return {"in_reply_to": root, "references": root}


def one_line(words: str) -> str:
    """Words fit for a subject: a title may hold line ends, and they would begin a header of their own."""
    plain = "".join(" " if unicodedata.category(sign) in UNFIT else sign for sign in words)
    plain = " ".join(plain.split())
    return plain if len(plain) <= LONGEST_SUBJECT else f"{plain[: LONGEST_SUBJECT - 1]}…"


def _head(*, list_id: str, in_reply_to: str, references: str) -> dict[str, str]:
    return {
        "message_id": new_message_id(),
        "in_reply_to": _header(in_reply_to, MESSAGE_IDS),
        "references": _header(references, MESSAGE_IDS),
        "list_id": _header(list_id, LIST_ID),
    }


def _is_refused(to: Recipient, kind: Kind) -> bool:
    """The person stopped the kind, or wants no letters at all that are no answers."""
    if to.written_to == "never":
        return True
    return (
        to.person is not None
        and MailRefusal.objects.filter(person_id=to.person, kind=kind.slug).exists()
    )


def _is_dead(to: Recipient) -> bool:
    dead = MailAddress.objects.filter(stopped_at__isnull=False, address=to.address.lower())
    return dead.exists()


def _address(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as error:
        raise HeaderRefused(f"{address!r} is no address.") from error
    # A quoted name before the @ may hold control characters.
    if len(address) > LONGEST_ADDRESS or _is_unfit(address):
        raise HeaderRefused(f"{address!r} is no address to write to.")
    return address


def _header(value: str, form: re.Pattern[str]) -> str:
    if value and (_is_unfit(value) or not form.fullmatch(value)):
        raise HeaderRefused(f"{value!r} is unfit for a letter's head.")
    return value


def _is_unfit(value: str) -> bool:
    return any(unicodedata.category(sign) in UNFIT for sign in value)


def _readable(text: str) -> str:
    """The text with its line ends as one kind, and without what no mail reader could show."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNSHOWN.sub("", lines)
