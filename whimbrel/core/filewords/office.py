"""Words of office files: Word, Excel, PowerPoint, and the OpenDocument family. All are ZIP archives of XML."""

import re
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from whimbrel.core.filewords.kept import Kept, Unreadable

CHUNK = 1 << 16
# So much XML is looked through, whatever the archive says about its sizes.
MOST_BYTES = 100 * 1024 * 1024

SHEETS = re.compile(r"xl/worksheets/sheet\d+\.xml$")
SLIDES = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)(\d+)\.xml$")
NOTES = re.compile(r"word/(?:footnotes|endnotes|header\d*|footer\d*)\.xml$")
WORDS = {"t"}
PARAGRAPHS = {"p", "h"}
ENDS = {"p", "h", "br", "si", "is", "tr", "row", "tab", "line-break", "tc", "table-cell"}
SPACES = {"s", "tab", "line-break", "br", "tc", "table-cell"}


def words_of_archive(archive: ZipFile, kept: Kept) -> None:
    """Put what the file says into `kept`. Raises Unreadable where the archive is no office file."""
    names = archive.namelist()
    left = [MOST_BYTES]
    if "word/document.xml" in names:
        parts = ["word/document.xml", *filter(NOTES.match, names)]
        _read(archive, parts, WORDS, kept, left)
    elif "xl/workbook.xml" in names:
        _read(archive, ["xl/workbook.xml"], set(), kept, left, says=_name_of_sheet)
        _read(archive, [one for one in names if one == "xl/sharedStrings.xml"], WORDS, kept, left)
        _read(archive, list(filter(SHEETS.match, names)), WORDS, kept, left)
    elif "ppt/presentation.xml" in names:
        _read(archive, sorted(filter(SLIDES.match, names), key=_number), WORDS, kept, left)
    elif "content.xml" in names and "mimetype" in names:
        _read(archive, ["content.xml"], PARAGRAPHS, kept, left)
    else:
        raise Unreadable


def _read(
    archive: ZipFile, parts: list[str], inside: set[str], kept: Kept, left: list[int],
    *, says: Callable[[str, dict[str, str]], str] | None = None,
) -> None:  # fmt: skip
    for part in parts:
        with archive.open(part) as file:
            for text in _texts(file, inside, left, says):
                kept.add(text)
        kept.add("\n")


def _texts(
    file: IO[bytes], inside: set[str], left: list[int],
    says: Callable[[str, dict[str, str]], str] | None,
) -> Iterator[str]:  # fmt: skip
    """What stands between the named elements, in their order; elements end words and paragraphs."""
    found: list[str] = []
    depth = 0

    def starts(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        local = name.rpartition(" ")[2]
        depth += local in inside
        if local in SPACES:
            found.append(" ")
        if says is not None:
            found.append(says(local, attributes))

    def ends(name: str) -> None:
        nonlocal depth
        local = name.rpartition(" ")[2]
        depth -= local in inside
        if local in ENDS:
            found.append("\n")

    def spoken(text: str) -> None:
        if depth:
            found.append(text)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = starts, ends
    parser.CharacterDataHandler = spoken
    parser.EntityDeclHandler = _refuse
    while chunk := file.read(CHUNK):
        left[0] -= len(chunk)
        try:
            parser.Parse(chunk, False)
        except expat.ExpatError:
            yield from found
            raise
        yield from found
        found.clear()
        if left[0] < 0:
            return
    parser.Parse(b"", True)


def _name_of_sheet(local: str, attributes: dict[str, str]) -> str:
    return f"{attributes.get('name', '')}\n" if local == "sheet" else ""


def _number(name: str) -> tuple[int, str]:
    found = SLIDES.match(name)
    return (int(found[1]) if found else 0, name)


def _refuse(*_said: object) -> None:
    """No office program declares entities; who does wants them to grow."""
    raise Unreadable
