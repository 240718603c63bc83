"""PO files of an article for outside translators, written and read. Each piece is one message.

The head of the file says of which version of the source it was made. Each message has the piece's permanent name as
its context, and the finger-print of the translation that stood beside it, so that a correction made since is seen.
"""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

VERSION = "X-Whimbrel-Source-Version"
ARTICLE = "X-Whimbrel-Article"
TARGET = "translation was "


class PoRefused(Exception):
    """The file is no PO file of ours."""


@dataclass(frozen=True)
class Segment:
    """One piece to be translated: its permanent name, the source's words and the translation's, in Markdown."""

    key: str
    source: str
    target: str = ""


@dataclass(frozen=True)
class Returned:
    """One message that came back, and the finger-print of what stood there when it was sent out."""

    key: str
    source: str
    target: str
    stood: str


@dataclass(frozen=True)
class ReturnedFile:
    article: str
    language: str
    source_version: int
    messages: Sequence[Returned]


def finger_print(words: str) -> str:
    return hashlib.sha256(words.strip().encode()).hexdigest()[:12]


def written(
    segments: Sequence[Segment], *, article: str, language: str, source_version: int
) -> bytes:
    """The article as a PO file."""
    catalogue = Catalog(
        locale=language,
        project=f"Whimbrel: {article}",
        header_comment=f"# {article}, {language}. Keep ** and * around words, and [ ]( ) of links.",
    )
    for one in segments:
        catalogue.add(
            one.source,
            one.target,
            context=one.key,
            auto_comments=[f"{TARGET}{finger_print(one.target)}"],
        )
    file = io.BytesIO()
    write_po(file, catalogue, width=0)
    head = f'"{VERSION}: {source_version}\\n"\n"{ARTICLE}: {article}\\n"\n'.encode()
    text = file.getvalue()
    # Our two lines stand with the others in the head of the file.
    mark = b'"Language: '
    return text.replace(mark, head + mark, 1)


def read(content: bytes) -> ReturnedFile:
    """The messages that hold a translation. Raises PoRefused."""
    try:
        catalogue = read_po(io.BytesIO(content), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise PoRefused(str(error)) from None
    head: Mapping[str, str] = dict(catalogue.mime_headers)
    raw = content.decode("utf-8", "replace")
    version, article = _line(raw, VERSION), _line(raw, ARTICLE)
    if not version.isdigit() or not article:
        raise PoRefused("The file does not say of which article and version it was made.")
    messages = []
    for message in catalogue:
        if not message.id or not message.context or not message.string:
            continue
        stood = next(
            (one.removeprefix(TARGET) for one in message.auto_comments if one.startswith(TARGET)),
            "",
        )
        messages.append(Returned(message.context, str(message.id), str(message.string), stood))
    language = str(catalogue.locale or head.get("Language", ""))
    return ReturnedFile(article, language, int(version), messages)


def _line(text: str, name: str) -> str:
    for line in text.splitlines():
        if line.startswith(f'"{name}: '):
            return line.removeprefix(f'"{name}: ').removesuffix('\\n"').strip()
    return ""
