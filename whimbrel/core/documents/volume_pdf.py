"""A volume as tagged PDF (PDF/UA-1): contents, page numbers, and the chapter at the head of each page."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from whimbrel.core.documents.typesetting import typeset
from whimbrel.core.documents.volume import Listing, Prose, Section, Volume, Words

SHEET = Path(__file__).with_name("volume.typ")
# A section shorter than this many pieces does not begin a page of its own.
SHORT = 6


def write_volume_pdf(volume: Volume, sections: Mapping[str, str]) -> bytes:
    """The PDF file. `sections` are the sections by anchor, as `section_data` wrote them."""
    data = {
        "title": volume.title,
        "subtitle": volume.subtitle,
        "language": volume.language,
        "publisher": volume.publisher,
        "introduction": volume.introduction,
        "facts": volume.facts,
        "running_head": volume.subtitle or volume.title,
        "contents_title": volume.contents_title,
        "page_words": volume.page_words,
        "divisions": [
            {
                "anchor": division.anchor,
                "title": division.title,
                "language": division.language,
                "sections": [json.loads(sections[one.anchor]) for one in division.sections],
            }
            for division in volume.divisions
        ],
    }
    return typeset(
        {
            "main": SHEET.read_bytes(),
            "data.json": json.dumps(data, ensure_ascii=False).encode(),
        },
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=int(volume.made_at.timestamp()),
    )


def section_data(section: Section, _language: str) -> str:
    """What the sheet reads of a section, as JSON. Depends on nothing else, so that it can be kept."""
    told = {
        "anchor": section.anchor,
        "title": section.title,
        "language": section.language,
        "summary": section.summary,
        "notice": section.notice,
        "stamp": section.stamp,
        "begins_page": len(section.pieces) >= SHORT,
        "pieces": [
            {
                "kind": piece.kind,
                "language": piece.language,
                "body": [_block(block) for block in piece.body],
            }
            for piece in section.pieces
            if piece.body
        ],
    }
    return json.dumps(told, ensure_ascii=False)


def _block(block: Prose | Listing) -> dict[str, Any]:
    if isinstance(block, Prose):
        return {"kind": "prose", "words": _line(block.words)}
    items = [_line(item) for item in block.items]
    return {"kind": "listing", "numbered": block.is_numbered, "items": items}


def _line(line: tuple[Words, ...]) -> list[dict[str, Any]]:
    return [
        {"text": one.text, "bold": one.is_bold, "italic": one.is_italic, "href": one.href}
        for one in line
    ]
