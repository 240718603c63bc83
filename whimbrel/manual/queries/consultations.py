"""Drafts before the Parties, with what was said of each paragraph; and the table of comments and answers."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.documents.tree import Document, Masthead, Paragraph, Run, Table
from whimbrel.core.periods import written_date
from whimbrel.manual.models import Comment, Consultation
from whimbrel.manual.models.blocks import words_of


@dataclass(frozen=True)
class PieceCommented:
    """A paragraph of the draft, its number in the text, and what was said of it. Number 0 is the whole."""

    number: int
    key: str
    kind: str
    words: str
    comments: list[Comment]


def consultations() -> list[Consultation]:
    """All, the last to close first. One query."""
    return list(Consultation.objects.defer("pieces")[:200])


def commented_pieces(consultation: Consultation) -> list[PieceCommented]:
    """The draft paragraph by paragraph, and at last what was said of the whole. One query."""
    said: dict[str, list[Comment]] = {}
    for one in consultation.comments.select_related("country"):
        said.setdefault(one.piece_key, []).append(one)
    pieces: list[dict[str, Any]] = consultation.pieces
    shown = [
        PieceCommented(number, one["key"], one["kind"], words_of(one), said.get(one["key"], []))
        for number, one in enumerate(pieces, 1)
    ]
    return [*shown, PieceCommented(0, "", "whole", "", said.get("", []))]


def table_of_comments(consultation: Consultation, *, language: str) -> Document:
    """The table of comments and answers, as Secretariats print it: paragraph, by whom, comment, answer."""
    rows = tuple(
        (
            str(piece.number) if piece.number else _("The whole"),
            one.whose,
            one.words,
            one.answer or "–",
        )
        for piece in commented_pieces(consultation)
        for one in piece.comments
    )
    title = _("Comments on “%(title)s”, and answers") % {"title": consultation.title}
    until = written_date(consultation.closes_on, language)
    opening = _("Open for comments until %(day)s. Comments received: %(count)s.") % {
        "day": until,
        "count": len(rows),
    }
    head = (_("Paragraph"), _("By"), _("Comment"), _("Answer"))
    return Document(
        title=title,
        language=language,
        masthead=Masthead(_("The Manual for National Focal Points"), (until,), ()),
        byline="",
        running_head=title,
        contents_title="",
        page_words=("", " / ", ""),
        made_at=consultation.closed_at or consultation.opened_at,
        blocks=(Paragraph((Run(opening),)), Table(title, head, rows)),
    )
