"""What people wrote into a document in Word: comments and tracked changes, each with the mark of the section it stands in."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

# Bookmarks of ours begin so; Word keeps them through editing.
MARK = "wb_"
# More than the words of any report are.
LARGEST_PART = 30 * 1024 * 1024
ADDED = (qn("w:ins"), qn("w:moveTo"))
REMOVED = (qn("w:del"), qn("w:moveFrom"))
TEXT = (qn("w:t"), qn("w:delText"))


class DocumentRefused(Exception):
    """The bytes are not a Word document that can be read."""


@dataclass(frozen=True)
class Written:
    """A comment on some words, or a paragraph as it was and as somebody changed it."""

    is_comment: bool
    # The bookmark of ours it stands behind; "" before the first.
    mark: str
    author: str
    at: str
    before: str
    words: str


def read_written(body: bytes) -> list[Written]:
    """Everything in the order of the document; comments that stand nowhere come last. Raises DocumentRefused."""
    root, notes = _parts(body)
    comments = {} if notes is None else {one.get(qn("w:id")): one for one in notes}
    found: list[Written] = []
    about: dict[str, list[str]] = {}
    places: dict[str, str] = {}
    mark = ""
    for element in root.iter():
        key = element.get(qn("w:id"), "")
        if element.tag == qn("w:bookmarkStart"):
            mark = _mark(element) or mark
        elif element.tag == qn("w:p"):
            own = [_mark(one) for one in element.iter(qn("w:bookmarkStart"))]
            mark = next((one for one in own if one), mark)
            found += _changes(element, mark)
        elif element.tag == qn("w:commentRangeStart"):
            about[key] = []
            places.setdefault(key, mark)
        elif element.tag == qn("w:commentRangeEnd"):
            places[f"end of {key}"] = ""
        elif element.tag == qn("w:commentReference"):
            places.setdefault(key, mark)
        elif element.tag in TEXT:
            for one, words in about.items():
                if f"end of {one}" not in places:
                    words.append(element.text or "")
    found += [
        Written(True, places.get(key, ""), *_who(one), "".join(about.get(key, ())), _words(one))
        for key, one in comments.items()
    ]
    return found


def open_document(body: bytes) -> Any:
    """The document's own part, parsed. Raises DocumentRefused."""
    return _parts(body)[0]


def _parts(body: bytes) -> tuple[Any, Any]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            text = _part(archive, "word/document.xml")
            has_notes = "word/comments.xml" in archive.namelist()
            return text, _part(archive, "word/comments.xml") if has_notes else None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise DocumentRefused(str(error)) from None


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """The parser of python-docx resolves no entities and fetches nothing; its errors are syntax errors."""
    with archive.open(name) as file:
        text = file.read(LARGEST_PART + 1)
    if len(text) > LARGEST_PART:
        raise DocumentRefused(f"{name} is too large.")
    return parse_xml(text)


def _mark(bookmark: Any) -> str:
    name: str = bookmark.get(qn("w:name"), "")
    return name.removeprefix(MARK) if name.startswith(MARK) else ""


def _changes(paragraph: Any, mark: str) -> Iterator[Written]:
    changes = [one for one in paragraph.iter(*ADDED, *REMOVED) if _words(one)]
    if not changes:
        return
    authors = dict.fromkeys(_who(one)[0] for one in changes)
    before, after = _without(paragraph, ADDED), _without(paragraph, REMOVED)
    if before != after:
        yield Written(False, mark, ", ".join(authors), _who(changes[0])[1], before, after)


def _without(paragraph: Any, tags: tuple[str, ...]) -> str:
    return "".join(
        one.text or ""
        for one in paragraph.iter(*TEXT)
        if not any(above.tag in tags for above in one.iterancestors())
    )


def _words(element: Any) -> str:
    lines = element.findall(qn("w:p")) or [element]
    return "\n".join("".join(one.text or "" for one in line.iter(*TEXT)) for line in lines)


def _who(element: Any) -> tuple[str, str]:
    return element.get(qn("w:author"), ""), element.get(qn("w:date"), "")
