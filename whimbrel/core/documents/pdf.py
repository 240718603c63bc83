"""A document as tagged PDF (PDF/UA-1), and the pages its headings fall on."""

import importlib
import json
import re
from functools import singledispatch
from pathlib import Path
from typing import Any

from whimbrel.core.documents.tree import (
    Document,
    Heading,
    Paragraph,
    Picture,
    Points,
    Summary,
    Table,
    text_of,
)

SHEET = Path(__file__).with_name("meeting.typ")
FONTS = Path(__file__).parents[1] / "fonts"
# How typst names the letters that it cannot set.
UNKNOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
BOX = "\N{WHITE SQUARE}"


def write_pdf(tree: Document) -> bytes:
    """The document as bytes of a PDF file; the same tree gives the same bytes.

    A letter that no font of the house has stands as a box, rather than that there is no file at all.
    """
    files, typst = _files(tree), _typst()
    while True:
        try:
            body: bytes = typst.compile(
                files,
                format="pdf",
                pdf_standards=["ua-1"],
                font_paths=[str(FONTS)],
                ignore_system_fonts=True,
                timestamp=int(tree.made_at.timestamp()),
            )
        except typst.TypstError as error:
            unknown = UNKNOWN.search(str(error))
            boxed = _boxed(files["data.json"], unknown[1]) if unknown else files["data.json"]
            if boxed == files["data.json"]:
                raise
            files |= {"data.json": boxed}
        else:
            return body


def heading_pages(tree: Document) -> dict[str, int]:
    """The page of each heading by its anchor, as the PDF has them."""
    found = _typst().query(
        _files(tree),
        "<heading-pages>",
        field="value",
        one=True,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )
    return dict(json.loads(found))


def _typst() -> Any:
    # Loaded only here: it is large, and most web workers never write a document.
    return importlib.import_module("typst")


def _files(tree: Document) -> dict[str, bytes]:
    """What the sheet reads. Words come as JSON only, so that none of them can act as markup."""
    pictures = [block for block in tree.blocks if isinstance(block, Picture)]
    names = {id(block): f"picture-{place}.svg" for place, block in enumerate(pictures, 1)}
    blocks = []
    for block in tree.blocks:
        plain = _plain(block)
        if isinstance(block, Picture):
            plain["file"] = names[id(block)]
        blocks.append(plain)
    data = {
        "title": tree.title,
        "language": tree.language,
        "author": tree.author,
        "byline": tree.byline,
        "running_head": tree.running_head,
        "contents_title": tree.contents_title,
        "page_words": tree.page_words,
        "masthead": {
            "organization": tree.masthead.organization,
            "corner": tree.masthead.corner,
            "meeting": tree.masthead.meeting,
        },
        "blocks": blocks,
        "notes": tree.notes,
    }
    files = {
        "main": SHEET.read_bytes(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
    }
    return files | {names[id(block)]: block.svg.encode() for block in pictures}


def _boxed(data: bytes, letters: str) -> bytes:
    """With a box for these letters and those beside them: a font lacks a script, not a letter of it."""
    rows = {ord(one) >> 8 for one in letters}
    return "".join(BOX if ord(one) >> 8 in rows else one for one in data.decode()).encode()


@singledispatch
def _plain(block: Any) -> dict[str, Any]:
    raise TypeError(f"A document holds no {type(block).__name__}.")


@_plain.register
def _heading(block: Heading) -> dict[str, Any]:
    return {"kind": block.kind, "text": block.text, "level": block.level, "anchor": block.anchor}


@_plain.register
def _paragraph(block: Paragraph) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "number": block.number,
        "text": text_of(block.runs),
        "language": block.language,
    }


@_plain.register
def _points(block: Points) -> dict[str, Any]:
    items = [text_of(item) for item in block.items]
    return {"kind": block.kind, "items": items, "marks": block.marks, "language": block.language}


@_plain.register
def _summary(block: Summary) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "title": block.title,
        "blocks": [_plain(one) for one in block.blocks],
    }


@_plain.register
def _picture(block: Picture) -> dict[str, Any]:
    return {"kind": block.kind, "alt": block.alt, "caption": block.caption}


@_plain.register
def _table(block: Table) -> dict[str, Any]:
    return {"kind": block.kind, "caption": block.caption, "head": block.head, "rows": block.rows}
