"""The parts of a letter: which of them is its text, and which are files that came with it."""

import mimetypes
import re
from dataclasses import dataclass, field
from email.message import Message

from whimbrel.core.inbox.inbound import Attachment
from whimbrel.core.inbox.reading.charsets import decode
from whimbrel.core.inbox.reading.flowed import unflow
from whimbrel.core.inbox.reading.heads import decoded
from whimbrel.core.inbox.reading.html import text_of
from whimbrel.core.inbox.reading.tnef import NotTNEF, read_tnef

UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1d\x1f\x7f\u200b\ufeff\u202a-\u202e\u2066-\u2069]")
ENCRYPTED = {
    "multipart/encrypted",
    "application/pgp-encrypted",
    "application/x-microsoft-rpmsg-message",
}
SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
MOST_PARTS = 300
LONGEST_NAME = 150


@dataclass
class Content:
    """What a part holds. `html` is the text of a page, used where there is no plain one."""

    plain: str = ""
    html: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    is_encrypted: bool = False

    @property
    def text(self) -> str:
        return self.plain if self.plain.strip() else self.html


class Parts:
    """Reads the parts of one letter, up to so many."""

    def __init__(self) -> None:
        self.number = 0

    def read(self, part: Message) -> Content:
        self.number += 1
        if self.number > MOST_PARTS:
            return Content()
        kind = part.get_content_type()
        if kind in ENCRYPTED or (kind in SEALED and _is_enveloped(part)):
            return Content(is_encrypted=True)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            children = [self.read(child) for child in part.get_payload()]  # type: ignore[arg-type]
            return _one_of(children) if kind == "multipart/alternative" else _all_of(children)
        if part.get_content_maintype() == "message":
            return Content(attachments=[_enclosed_letter(part)])
        return _leaf(part, kind)


def _one_of(children: list[Content]) -> Content:
    """The same said in several ways: the plain one, else the page."""
    whole = _joined(children)
    whole.plain = next((one.plain for one in children if one.plain.strip()), "")
    whole.html = next((one.html for one in children if one.html.strip()), "")
    return whole


def _all_of(children: list[Content]) -> Content:
    """Things one after the other; of a page among plain texts, its words."""
    whole = _joined(children)
    texts = [one.text for one in children if one.text.strip()]
    if any(one.plain.strip() for one in children):
        whole.plain = "\n\n".join(texts)
    else:
        whole.html = "\n\n".join(texts)
    return whole


def _joined(children: list[Content]) -> Content:
    return Content(
        attachments=[one for child in children for one in child.attachments],
        is_encrypted=any(child.is_encrypted for child in children),
    )


def _leaf(part: Message, kind: str) -> Content:
    content, name = _bytes(part), _name(part)
    if kind in TNEF or name.lower() == "winmail.dat":
        return _outlook(content, name, kind)
    is_file = part.get_content_disposition() == "attachment" or (
        name != "" and part.get_content_disposition() != "inline"
    )
    if kind in {"text/plain", "text/html"} and not is_file:
        text = decode(content, _parameter(part, "charset"))
        if kind == "text/html":
            return Content(html=readable(text_of(text)))
        text = readable(text)
        if _parameter(part, "format").lower() == "flowed":
            text = unflow(text, is_joined_bare=_parameter(part, "delsp").lower() == "yes")
        is_sealed = "-----BEGIN PGP MESSAGE-----" in text
        return Content(plain=_unsigned(text), is_encrypted=is_sealed)
    if kind == "text/plain" and not content.strip():
        return Content()
    found = Attachment(
        name=name or f"part{mimetypes.guess_extension(kind) or '.bin'}",
        media_type=_media_type(kind, name),
        content=content,
        is_inline=part.get_content_disposition() == "inline" or bool(part.get("Content-ID")),
        content_id=str(part.get("Content-ID") or "").strip("<> "),
    )
    return Content(attachments=[found])


def _outlook(content: bytes, name: str, kind: str) -> Content:
    """What Outlook packed into winmail.dat; the file as it is where it cannot be read."""
    try:
        text, page, files = read_tnef(content)
    except NotTNEF:
        return Content(attachments=[Attachment(name or "winmail.dat", kind, content)])
    attachments = [
        Attachment(file_name(one), _media_type("application/octet-stream", one), body)
        for one, body in files
    ]
    return Content(
        plain=readable(text), html=readable(text_of(page)) if page else "", attachments=attachments
    )


def _enclosed_letter(part: Message) -> Attachment:
    inner = part.get_payload()
    letter = inner[0] if isinstance(inner, list) and inner else part
    try:
        content = letter.as_bytes() if isinstance(letter, Message) else _bytes(part)
    except Exception:
        # Writing a broken letter down again may fail; its words are then all there is.
        content = str(inner).encode("utf-8", "replace")
    subject = decoded(str(letter.get("Subject") or "")) if isinstance(letter, Message) else ""
    return Attachment(file_name(f"{subject or 'letter'}.eml"), "message/rfc822", content)


def _bytes(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except Exception:
        content = None
    if isinstance(content, bytes):
        return content
    return str(part.get_payload() or "").encode("utf-8", "surrogateescape")


def _name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except Exception:
        name = _parameter(part, "name")
    return file_name(decoded(name)) if name else ""


def file_name(name: str) -> str:
    """The name without folders and without signs that would show it as something else."""
    last = re.split(r"[/\\]", UNFIT.sub("", name).replace("\n", " "))[-1].strip(" .")
    stem, dot, end = last.rpartition(".")
    if len(last) > LONGEST_NAME:
        last = f"{stem[: LONGEST_NAME - 12]}{dot}{end[:10]}"
    return last or "file"


def _parameter(part: Message, name: str) -> str:
    header = "Content-Disposition" if name == "filename" else "Content-Type"
    try:
        found = part.get_param(name, header=header)
    except Exception:
        return ""
    if isinstance(found, tuple):
        found = found[2]
    return str(found or "")


def _media_type(kind: str, name: str) -> str:
    if kind in {"application/octet-stream", "application/unknown"}:
        return mimetypes.guess_type(name)[0] or "application/octet-stream"
    return kind


def _is_enveloped(part: Message) -> bool:
    """S/MIME that only signs can be opened by anybody, but not by us: it is treated alike."""
    return _parameter(part, "smime-type").lower() != "certs-only"


def _unsigned(text: str) -> str:
    """The text inside a PGP signature in the text itself."""
    if "-----BEGIN PGP SIGNED MESSAGE-----" not in text:
        return text
    text = re.sub(r"-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z]+: .*\n)*\n?", "", text)
    text = re.sub(
        r"-----BEGIN PGP SIGNATURE-----.*?(-----END PGP SIGNATURE-----|\Z)", "", text, flags=re.S
    )
    return re.sub(r"^- ", "", text, flags=re.M)


def readable(text: str) -> str:
    """With one kind of line end, and without what no reader could see."""
    lines = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    return UNFIT.sub("", lines).replace("\xa0", " ").encode("utf-8", "replace").decode()
