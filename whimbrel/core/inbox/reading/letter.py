"""A whole letter, read."""

import zipfile
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from email.parser import BytesParser
from io import BytesIO

from whimbrel.core.inbox.inbound import Attachment
from whimbrel.core.inbox.reading import heads
from whimbrel.core.inbox.reading.parts import Content, Parts
from whimbrel.core.models import ReceivedLetter

Reason = ReceivedLetter.Reason
# What runs when it is opened, by the end of its name.
PROGRAMS = {
    "ade", "apk", "app", "appx", "bat", "chm", "cmd", "com", "cpl", "dll", "dmg", "docm", "dotm", "exe", "hta", "img",
    "ins", "iso", "jar", "js", "jse", "lnk", "mde", "msc", "msi", "msp", "pif", "potm", "ppam", "ppsm", "pptm", "ps1",
    "psm1", "reg", "scf", "scr", "sct", "sh", "sldm", "sys", "vb", "vbe", "vbs", "vhd", "vhdx", "vxd", "wsc", "wsf",
    "wsh", "xlam", "xlsm", "xltm", "xll",
}  # fmt: skip
# How programs begin, whatever they are called: Windows, Linux, macOS, a script.
BEGINNINGS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!/")
MOST_IN_AN_ARCHIVE = 2000
LARGEST_FILES = 20 * 1024 * 1024
MOST_FILES = 50
LONGEST_TEXT = 200_000


@dataclass(frozen=True)
class ReadLetter:
    head: Message
    message_id: str
    references: tuple[str, ...]
    from_name: str
    from_address: str
    subject: str
    sent_at: datetime | None
    # All of the text that is meant to be read.
    text: str
    attachments: tuple[Attachment, ...]
    # Why it cannot be handed to a room as it is.
    faults: tuple[Reason, ...]


def parse(raw: bytes) -> Message:
    """The letter's parts as Python's library sees them. Raises RecursionError for a letter in a letter in a letter…"""
    return BytesParser().parsebytes(raw)


def read_letter(raw: bytes) -> ReadLetter:
    """What the letter says. One that cannot be read has the fault UNREADABLE, and as much of its head as can be."""
    faults: list[Reason] = []
    try:
        head = parse(raw)
        content = Parts().read(head)
    except Exception:
        # Letters are written by strangers: whatever they did to ours or Python's reader, somebody looks at it.
        head, content = _head_alone(raw), Content()
        faults.append(Reason.UNREADABLE)
    if content.is_encrypted:
        faults.append(Reason.ENCRYPTED)
    if any(is_program(one) for one in content.attachments):
        faults.append(Reason.DANGEROUS)
    if _is_too_big(content):
        faults.append(Reason.TOO_BIG)
    name, address = heads.author(head)
    return ReadLetter(
        head=head,
        message_id=next(iter(heads.message_ids(head, "Message-ID")), ""),
        references=heads.message_ids(head, "References", "In-Reply-To"),
        from_name=name,
        from_address=address,
        subject=heads.subject(head),
        sent_at=heads.day(head),
        text=content.text.strip("\n"),
        attachments=tuple(content.attachments),
        faults=tuple(faults),
    )


def is_program(one: Attachment) -> bool:
    """Whether opening it could run something: by its name, by how it begins, or by what lies in the archive."""
    if _runs(one.name) or one.content.startswith(BEGINNINGS):
        return True
    if not one.content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(one.content)) as archive:
            inside = archive.infolist()
    except Exception:
        # Nobody can look into it, nor say that it is harmless.
        return True
    is_locked = any(entry.flag_bits & 1 for entry in inside)
    hidden = any(
        _runs(entry.filename) or entry.filename.endswith("vbaProject.bin") for entry in inside
    )
    return is_locked or hidden or len(inside) > MOST_IN_AN_ARCHIVE


def _runs(name: str) -> bool:
    return name.rstrip(" .").rpartition(".")[2].lower() in PROGRAMS


def _is_too_big(content: Content) -> bool:
    size = sum(len(one.content) for one in content.attachments)
    return (
        size > LARGEST_FILES
        or len(content.attachments) > MOST_FILES
        or len(content.text) > LONGEST_TEXT
    )


def _head_alone(raw: bytes) -> Message:
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0][:65536]
    try:
        return BytesParser().parsebytes(head, headersonly=True)
    except Exception:
        return Message()
