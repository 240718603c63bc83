"""Letters of ours that came back: which one, from where, why, and whether for good (RFC 3464)."""

import re
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message

from whimbrel.core.inbox.reading import heads
from whimbrel.core.inbox.reading.charsets import decode
from whimbrel.core.mail.keeping import TooLate, note_bounce
from whimbrel.core.mail.trust import lose_trust
from whimbrel.core.models import Letter

STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
SMTP_CODE = re.compile(r"\b([45])\d\d[ -]")
MESSAGE_ID = re.compile(r"^\s*Message-ID:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)
LONGEST_WORDS = 1000
SAMPLE = 200_000


@dataclass(frozen=True)
class Returned:
    """What the server that sent it back says."""

    # Of the letter that came back; empty where the server does not say.
    message_id: str
    is_final: bool
    why: str


def read_return(head: Message) -> Returned | None:
    """What came back; None for a receipt, which tells only that a letter was read."""
    kind = head.get_param("report-type")
    if isinstance(kind, str) and kind.lower() not in {"delivery-status", ""}:
        return None
    status = _status_part(head)
    if status is not None:
        return _from_report(head, status)
    words = _text(head)
    found = STATUS.search(words) or SMTP_CODE.search(words)
    original = MESSAGE_ID.search(words)
    return Returned(
        message_id=_original_id(head) or (original[1] if original else ""),
        # Old servers write that a letter is late in words only; a failure they call by its number, or say nothing.
        is_final=found[1] == "5" if found else "warning" not in words.lower()[:2000],
        why=_line_around(words, found),
    )


def _from_report(head: Message, status: list[Message]) -> Returned:
    recipients = [block for block in status if block.get("Action") or block.get("Status")]
    is_final = any(
        str(block.get("Action", "")).strip().lower() == "failed"
        and not str(block.get("Status", "5")).strip().startswith("4")
        for block in recipients
    )
    said = [
        f"{block.get('Status', '')} {heads.words(block, 'Diagnostic-Code') or block.get('Action', '')}".strip()
        for block in recipients
    ]
    why = heads.storable("; ".join(said))[:LONGEST_WORDS]
    return Returned(_original_id(head), is_final, why)


def _status_part(head: Message) -> list[Message] | None:
    for part in head.walk():
        if part.get_content_type() in {"message/delivery-status", "message/global-delivery-status"}:
            blocks = part.get_payload()
            return (
                [one for one in blocks if isinstance(one, Message)]
                if isinstance(blocks, list)
                else []
            )
    return None


def _original_id(head: Message) -> str:
    """The Message-ID of what came back, from the copy of it or of its head."""
    for part in head.walk():
        kind = part.get_content_type()
        inner = part.get_payload()
        if (
            kind == "message/rfc822"
            and isinstance(inner, list)
            and inner
            and isinstance(inner[0], Message)
        ):
            return next(iter(heads.message_ids(inner[0], "Message-ID")), "")
        if kind in {"text/rfc822-headers", "message/rfc822-headers"}:
            content = part.get_payload(decode=True)
            found = MESSAGE_ID.search(decode(content) if isinstance(content, bytes) else str(inner))
            return found[1] if found else ""
    return ""


def _text(head: Message) -> str:
    said = []
    for part in head.walk():
        content = part.get_payload(decode=True) if not part.is_multipart() else None
        if isinstance(content, bytes) and part.get_content_maintype() in {"text", "message"}:
            said.append(decode(content[:SAMPLE]))
    return heads.storable("\n".join(said))


def _line_around(words: str, found: re.Match[str] | None) -> str:
    if found is None:
        return " ".join(words.split())[:300]
    start = words.rfind("\n", 0, found.start()) + 1
    end = words.find("\n", found.end())
    return words[start : end if end > 0 else None].strip()[:LONGEST_WORDS]


def our_letter(payload: str, returned: Returned) -> Letter | None:
    """Which letter of ours came back: by the address it came back to, else by its name."""
    if payload.isdecimal():
        return Letter.objects.filter(pk=int(payload[:18])).first()
    if returned.message_id:
        return Letter.objects.filter(message_id=returned.message_id).first()
    return None


def note_return(*, letter: Letter, returned: Returned) -> None:
    """Write down that the letter came back for good, and trust its address less. A second return changes nothing."""
    with suppress(TooLate):
        note_bounce(letter=letter, why=returned.why)
        lose_trust(address=letter.address, why=returned.why)
