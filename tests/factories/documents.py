"""A small document with a block of every kind."""

import base64
from datetime import UTC, datetime

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
