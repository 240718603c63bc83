"""A small document with a block of every kind."""

import base64
from datetime import UTC, datetime
from typing import Any

from whimbrel.core.documents.tree import (
    Document,
    Heading,
    Masthead,
    Paragraph,
    Picture,
    Points,
    Run,
    Summary,
    Table,
)
from whimbrel.core.documents.volume import Division, Piece, Section, Volume, marked, plain

# One pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><path d="M0 0h9v4z"/></svg>'
BLOCKS = (
    Summary("Summary", (Paragraph((Run("In short:"),)), Points(((Run("a point"),),)))),
    Heading("Background", 1, "section-1"),
    Paragraph((Run("Since then "), Run("51", "people"), Run(" came.")), 1, "paragraph-1"),
    Heading("The graph", 2, "section-2"),
    Paragraph((Run("Zweiter Absatz."),), 2, "paragraph-2"),
    Picture("Parties rise to 120", "Parties over time", PNG, SVG, "", "graph"),
    Table("Parties", ("Day", "Parties"), (("1 Nov 1983", "15"), ("1 May 2014", "120"))),
    Heading("Action requested", 1, "action-requested"),
    Paragraph((Run("The Conference is asked to:"),)),
    Points(((Run("note;"),), (Run("decide."),)), ("(a)", "(b)")),
)


def small_document(**changes: object) -> Document:
    return Document(
        **{
            "title": "A small report",
            "language": "en",
            "masthead": Masthead("Convention", ("General", "X/1"), ("COP11",)),
            "byline": "Prepared by the Secretariat",
            "running_head": "X/1",
            "contents_title": "Contents",
            "page_words": ("Page ", " of ", ""),
            "made_at": datetime(2014, 11, 4, 12, tzinfo=UTC),
            "blocks": BLOCKS,
            "notes": ("As at 4 November 2014",),
            "author": "Convention",
            **changes,
        }
    )


def small_volume(**changes: Any) -> Volume:
    """A book of one part: a first section in English with what a section may hold, and a second."""
    language = changes.get("language", "en")
    first = Section(
        anchor="first",
        title="Papers",
        language="en",
        summary="What to bring.",
        notice="" if language == "en" else "Not translated.",
        stamp="Version 1",
        pieces=(
            Piece("heading", "p-1", "en", plain("Before")),
            Piece("subheading", "p-2", "en", plain("A month before")),
            Piece(
                "paragraph",
                "p-3",
                "en",
                marked(
                    '<p>See <a href="#second">votes</a> and <a href="https://www.cms.int/?a=1&amp;b=2">the'
                    " site</a>.</p><ul><li><b>one</b></li><li>two</li></ul>"
                ),
            ),
            Piece("note", "p-4", "fr", plain("Une note.")),
        ),
    )
    second = Section(
        anchor="second",
        title="Votes",
        language=language,
        summary="",
        pieces=(
            Piece("paragraph", "p-5", language, plain("<script>alert(1)</script> & more #panic()")),
        ),
    )
    facts: dict[str, Any] = {
        "identifier": "urn:uuid:8d0b3f1c-9a57-5c5e-9f2a-6b1f0d6c1a11",
        "title": "A small book",
        "subtitle": "",
        "language": language,
        "publisher": "CMS Family",
        "introduction": "For those who are new.",
        "facts": ("Edition 1", "Text of 1 March 2026"),
        "contents_title": "Contents",
        "page_words": ("Page ", " of ", ""),
        "accessibility": "Text only.",
        "made_at": datetime(2026, 3, 1, 9, tzinfo=UTC),
        "divisions": (Division("part-one", "Meetings", language, (first, second)),),
    }
    return Volume(**(facts | changes))
