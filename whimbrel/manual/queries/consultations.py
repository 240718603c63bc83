"""Drafts before the Parties, with what was said of each paragraph; and the table of comments and answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.documents.tree import Document, Masthead, Paragraph, Run, Table
from whimbrel.core.periods import written_date
from whimbrel.manual.models import SOURCE, ArticlePage, Comment, Consultation, PartPage
from whimbrel.manual.models.blocks import words_of
from whimbrel.people.models import User
from whimbrel.treaties.models import AT_THE_DESK, Designation


@dataclass(frozen=True)
class PieceCommented:
    """A paragraph of the draft, its number in the text, and what was said of it. Number 0 is the whole."""

    number: int
    key: str
    kind: str
    words: str
    comments: list[Comment]
    # Of a part: the title of the article it belongs to.
    article: str = ""


def consultations() -> list[Consultation]:
    """All, the last to close first. One query."""
    return list(Consultation.objects.defer("pieces")[:200])


def people_to_ask(*, today: date) -> list[User]:
    """Everybody in office on that day, the Secretariat's own people aside. One query."""
    posts = Designation.objects.in_office(on=today).exclude(role__in=AT_THE_DESK)
    return list(User.objects.filter(pk__in=posts.values("person"), is_active=True).order_by("pk"))


def consultation_on(article_ids: set[int], *, today: date) -> Consultation | None:
    """The open consultation on one of these articles, or on its part. Two queries."""
    found = Consultation.objects.open(on=today)
    return next((one for one in found if one.article_ids & article_ids), None)


def parts_to_put_forward() -> list[PartPage]:
    """Parts in the source's language none of whose articles is locked. Two queries."""
    parts = PartPage.objects.filter(live=True, locale__language_code=SOURCE).order_by("path")
    locked = ArticlePage.objects.filter(locale__language_code=SOURCE, locked=True)
    taken = {path[:-4] for path in locked.values_list("path", flat=True)}
    return [one for one in parts if one.path not in taken and one.numchild]


def commented_pieces(consultation: Consultation) -> list[PieceCommented]:
    """The draft paragraph by paragraph, and at last what was said of the whole. One query."""
    said: dict[str, list[Comment]] = {}
    for one in consultation.comments.select_related("country"):
        said.setdefault(one.piece_key, []).append(one)
    pieces: list[dict[str, Any]] = consultation.pieces
    # A part begins each of its articles with the title.
    titles = {
        one["article"]: one["text"] for one in pieces if one["key"] == str(one.get("article"))
    }
    shown = [
        PieceCommented(
            number,
            one["key"],
            one["kind"],
            words_of(one),
            said.get(one["key"], []),
            titles.get(one.get("article"), ""),
        )
        for number, one in enumerate(pieces, 1)
    ]
    return [*shown, PieceCommented(0, "", "whole", "", said.get("", []))]


def table_of_comments(consultation: Consultation, *, language: str) -> Document:
    """The table of comments and answers, as Secretariats print it: paragraph, by whom, comment, answer.

    Of a part it has one column more, with the article.
    """
    is_part = consultation.part_id is not None
    rows = tuple(
        (
            *([piece.article] if is_part else []),
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
    head = (
        *([_("Article")] if is_part else []),
        _("Paragraph"),
        _("By"),
        _("Comment"),
        _("Answer"),
    )
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
