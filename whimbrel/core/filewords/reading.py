"""Which kind of file it is, by how it begins, and its words."""

import io
import logging
from importlib.util import find_spec
from zipfile import BadZipFile, ZipFile

from whimbrel.core.filewords.kept import Enough, Kept, Locked, NoReader, Unreadable
from whimbrel.core.filewords.office import words_of_archive
from whimbrel.core.inbox.reading.charsets import decode
from whimbrel.core.inbox.reading.html import text_of

PAGES = 500
PLAIN = {"txt", "csv", "tsv", "md", "log", "text"}
HTML = {"htm", "html", "xhtml"}
# Bytes that begin what Word and Excel wrote before 2007, and locked files of later ones.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def reads_pdf() -> bool:
    """Whether the library that reads PDF is there: it is an extra."""
    return find_spec("pypdf") is not None


def words_in(content: bytes, name: str) -> str:
    """What the file says, as plain lines; "" where it holds no words, as a scanned page.

    Raises Unreadable, Locked or NoReader. A damaged file may raise anything.
    """
    kept = Kept()
    ending = name.rpartition(".")[2].lower()
    try:
        if b"%PDF-" in content[:1024]:
            _read_pdf(content, kept)
        elif content.startswith(b"PK\x03\x04"):
            _read_archive(content, kept)
        elif content.startswith(COMPOUND) and ending in {"docx", "xlsx", "pptx"}:
            raise Locked
        elif ending in PLAIN | HTML and b"\x00" not in content[:4096]:
            text = decode(content)
            kept.add(text_of(text) if ending in HTML else text)
        else:
            raise Unreadable
    except (Unreadable, Locked, NoReader):
        raise
    except Enough:
        pass
    except Exception:
        # Of a file that breaks off, what stands before the break can be found.
        if not kept.text:
            raise
    return kept.text


def _read_archive(content: bytes, kept: Kept) -> None:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            words_of_archive(archive, kept)
    except BadZipFile as error:
        raise Unreadable from error


def _read_pdf(content: bytes, kept: Kept) -> None:
    if not reads_pdf():
        raise NoReader
    # Loaded here: it is an extra, and only the process that reads such a file needs it.
    import pypdf  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    for number, page in enumerate(reader.pages):
        if number >= PAGES:
            raise Enough
        try:
            text = page.extract_text()
        except Exception:  # noqa: S112 (a damaged page hides its own words and no others)
            continue
        kept.add(f"{text}\n")
