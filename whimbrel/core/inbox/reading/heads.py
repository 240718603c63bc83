"""The lines at the head of a letter, as words."""

import re
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from whimbrel.core.inbox.reading.charsets import decode
from whimbrel.core.mail.writing import one_line

# Of printable ASCII only: what else stands there was damaged, and no database or mail program takes all of it.
MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,240}>")
ADDRESS = re.compile(r"[^\x00-\x20\x7f<>@,;:\"()\[\]\\]+@[^\x00-\x20\x7f<>@,;:\"()\[\]\\]+")
# "Re:" and "Fwd:" as mail programs write them, once or again, with counts in brackets.
ANSWER = re.compile(
    r"^\s*(?:(?:re|rép|rep|r|aw|antw|sv|vs|resp|res|rv|ref|fwd?|fw|tr|enc|i|wg|vb|doorst|رد|ر|إعادة توجيه|إعادة|отв|ответ|ha|на|пересл|"
    r"回复|答复|回覆|转发|轉寄|轉發)"
    r"(?:\s*[\[(]\d{1,3}[\])]|\^\d{1,3})?\s*[:：]\s*)+",
    re.IGNORECASE,
)
MOST_REFERENCES = 100


def words(head: Message, name: str) -> str:
    """The line of that name in plain words, on one line; empty where there is none."""
    return " ".join(decoded(_raw(head, name)).split())


def decoded(raw: str) -> str:
    """Words that may be encoded (RFC 2047), or be bytes of whatever alphabet."""
    try:
        parts = decode_header(raw)
    except Exception:
        # The library gives up on broken base64 in ways of its own.
        parts = [(raw, None)]
    said = []
    for part, charset in parts:
        if isinstance(part, str):
            part = part.encode("utf-8", "surrogateescape")
        said.append(decode(part, charset or ""))
    return storable("".join(said))


def storable(words: str) -> str:
    """Without what no database keeps: NUL, and halves of characters."""
    return words.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def subject(head: Message) -> str:
    """Without what mail programs put before the subject of an answer."""
    return one_line(ANSWER.sub("", words(head, "Subject")))


def addresses(head: Message, *names: str) -> list[tuple[str, str]]:
    """Names and addresses in the lines of these names; addresses in small letters."""
    raw = [line for name in names for line in _lines(head, name)]
    lines = [decoded(line) for line in raw]
    # A name is decoded after the line was parted: "Sur, Pierre" may hide in it, with a comma that parts nothing.
    found = _pairs(raw) or _pairs(lines)
    if not found:
        found = [("", one.lower()) for line in lines for one in ADDRESS.findall(line)]
    return found


def _pairs(lines: list[str]) -> list[tuple[str, str]]:
    try:
        pairs = getaddresses(lines)
    except Exception:
        return []
    return [
        (" ".join(decoded(name).split()), plain.lower())
        for name, address in pairs
        if ADDRESS.fullmatch(plain := decoded(address))
    ]


def author(head: Message) -> tuple[str, str]:
    """Name and address of who wrote it; both empty where nobody is named."""
    return next(iter(addresses(head, "From") or addresses(head, "Sender")), ("", ""))


def message_ids(head: Message, *names: str) -> tuple[str, ...]:
    """The names of letters in the lines of these names, each once, in order."""
    found = [one for name in names for one in MESSAGE_ID.findall(_raw(head, name))]
    return tuple(dict.fromkeys(found))[:MOST_REFERENCES]


def day(head: Message) -> datetime | None:
    """When the letter says that it was written; None where it says nothing that can be understood."""
    try:
        found = parsedate_to_datetime(_raw(head, "Date"))
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _raw(head: Message, name: str) -> str:
    return next(iter(_lines(head, name)), "")


def _lines(head: Message, name: str) -> list[str]:
    """The lines of that name with their bytes as they came; Python's own way would lose those that are not ASCII."""
    return [str(line) for known, line in head.raw_items() if known.lower() == name.lower()]
