"""Archives of mailing lists: mbox files, and those that Mailman's pipermail gives out, plain or packed (gzip)."""

import gzip
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from whimbrel.core.inbox.inbound import Attachment
from whimbrel.core.inbox.reading import heads
from whimbrel.core.inbox.reading.letter import Reason, is_program, read_letter
from whimbrel.core.inbox.reading.mbox import letters_in
from whimbrel.core.inbox.trimming.own import own_text

PACKED = b"\x1f\x8b"
# pipermail writes "From: focal.point at example.org (Focal point, Kenya)".
PIPERMAIL = re.compile(r"^\s*(?P<local>\S+) at (?P<domain>\S+\.\S+)\s*(?:\((?P<name>.*)\))?\s*$")
# Under each letter of an archive stands what the list's program added.
FOOTER = re.compile(
    r"\n_{20,}\n.{0,600}\Z|\n-------------- next part --------------\n.*\Z", re.DOTALL
)
LIST_TAG = re.compile(r"^\s*(?:\[[^\]]{1,40}\]\s*)+")


@dataclass(frozen=True)
class ArchivedLetter:
    """One letter of an archive. `fault` says in English why it cannot be taken; then the rest may be empty."""

    number: int
    message_id: str
    # The letters it answers, the nearest first.
    answers: tuple[str, ...]
    name: str
    address: str
    subject: str
    is_answer: bool
    sent_at: datetime | None
    text: str
    attachments: tuple[Attachment, ...]
    fault: str = ""


def read_archive(path: Path) -> Iterator[ArchivedLetter]:
    """The letters of one file, one at a time. Raises OSError where it cannot be read."""
    with path.open("rb") as raw:
        is_packed = raw.read(2) == PACKED
        raw.seek(0)
        lines = gzip.GzipFile(fileobj=raw) if is_packed else raw
        for number, letter in enumerate(letters_in(lines), 1):
            yield read_archived(number, letter)


def read_archived(number: int, raw: bytes) -> ArchivedLetter:
    """One letter as it lay in the archive."""
    read = read_letter(raw)
    name, address = _author(heads.words(read.head, "From"), read.from_name, read.from_address)
    subject = LIST_TAG.sub("", heads.words(read.head, "Subject"))
    plain = LIST_TAG.sub("", heads.ANSWER.sub("", subject)).strip()
    whole = FOOTER.sub("", read.text.strip("\n"))
    text = own_text(whole).strip() or whole.strip()
    fault = ""
    if Reason.UNREADABLE in read.faults:
        fault = "it cannot be read"
    elif Reason.ENCRYPTED in read.faults:
        fault = "it is encrypted"
    elif read.sent_at is None:
        fault = "it has no date"
    elif not text:
        fault = "it holds no words"
    return ArchivedLetter(
        number=number,
        message_id=read.message_id or f"<{hashlib.sha256(raw).hexdigest()[:40]}@no-message-id>",
        answers=tuple(reversed(read.references)),
        name=name,
        address=address,
        subject=plain[:200],
        is_answer=bool(heads.ANSWER.match(subject)) or bool(read.references),
        sent_at=read.sent_at,
        text=text,
        attachments=tuple(one for one in read.attachments if not is_program(one)),
        fault=fault,
    )


def _author(line: str, name: str, address: str) -> tuple[str, str]:
    """Name and address. A name that is itself an address is none: what is kept of a stranger is never an address."""
    if (found := PIPERMAIL.match(line)) is not None:
        name, address = found["name"] or "", f"{found['local']}@{found['domain']}".lower()
    name = re.sub(r"\s+via\s+\S+$", "", name.strip(" \"'"))
    if "@" in name or re.search(r"\S+ at \S+\.\S+", name):
        name = ""
    return name[:200], address
