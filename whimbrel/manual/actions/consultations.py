"""A draft before all Parties: opened, commented, answered, closed."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.manual.emails import write_consultation_opened
from whimbrel.manual.models import ArticlePage, Comment, Consultation, PartPage
from whimbrel.manual.models.blocks import pieces_of
from whimbrel.manual.queries.consultations import people_to_ask
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices


class CannotConsult(Exception):
    """What is before the Parties already, or locked by somebody; the message names the articles."""


@transaction.atomic
def open_consultation(
    *,
    article: ArticlePage | None = None,
    part: PartPage | None = None,
    question: str,
    closes_on: date,
    by: User,
    at: datetime,
) -> Consultation:
    """Put the latest draft of an article, or of all articles of a part, before all members, and lock it.

    Every member gets a letter that can be answered paragraph by paragraph. Raises CannotConsult.
    """
    articles = _locked_for(article, part)
    taken = [one.title for one in articles if one.locked]
    if taken or not articles:
        raise CannotConsult(", ".join(taken))
    if part is None:
        draft = articles[0].get_latest_revision_as_object()
        title, pieces = draft.title, pieces_of(draft.body, draft.language)
    else:
        title, pieces = part.title, [piece for one in articles for piece in _of_part(one)]
    consultation = Consultation.objects.create(
        article=article,
        part=part,
        title=title,
        pieces=pieces,
        question=question.strip(),
        closes_on=closes_on,
        opened_at=at,
        opened_by=by,
    )
    # Not through the page's own save, which would publish what the draft says.
    ArticlePage.objects.filter(pk__in=[one.pk for one in articles]).update(
        locked=True, locked_at=at, locked_by=by
    )
    record(by, "opened consultation", consultation, closes_on=closes_on.isoformat())
    for person in people_to_ask(today=localdate(at)):
        write_consultation_opened(consultation=consultation, person=person)
    return consultation


def _locked_for(article: ArticlePage | None, part: PartPage | None) -> list[ArticlePage]:
    """The articles that are put before the Parties, held until the transaction ends."""
    found = ArticlePage.objects.select_for_update(of=("self",))
    if part is None:
        return [found.get(pk=article.pk)] if article else []
    return list(found.child_of(part).order_by("path"))


def _of_part(article: ArticlePage) -> list[dict[str, Any]]:
    """An article's draft as a chapter of its part: its title, and its pieces named so that no two are called the same."""
    draft = article.get_latest_revision_as_object()
    told = {"article": article.pk}
    pieces = [{"key": str(article.pk), "kind": "heading", "text": draft.title} | told]
    for piece in pieces_of(draft.body, draft.language):
        kind = "subheading" if piece["kind"] == "heading" else piece["kind"]
        pieces.append(piece | told | {"key": f"{article.pk}.{piece['key']}", "kind": kind})
    return pieces


@transaction.atomic
def comment(
    *,
    consultation: Consultation,
    piece_key: str,
    words: str,
    key: str,
    by: User,
    offices: Offices,
    at: datetime,
) -> Comment:
    """Keep what the member says, in the name of the office they hold. The same form twice makes one comment."""
    known = Comment.objects.filter(key=key, written_by=by).first()
    if known is not None:
        return known
    office = next((one for one in offices.held if one.country_id), offices.held[0])
    made = Comment.objects.create(
        consultation=consultation,
        piece_key=piece_key,
        words=words.strip(),
        key=key,
        written_at=at,
        written_by=by,
        role=office.role,
        country_id=office.country_id,
    )
    record(by, "commented", made)
    return made


@transaction.atomic
def answer_comment(*, comment: Comment, answer: str, by: User, at: datetime) -> Comment:
    """Write the editor's answer, or write it anew."""
    comment.answer, comment.answered_at = answer.strip(), at
    comment.save(update_fields=["answer", "answered_at"])
    record(by, "answered comment", comment)
    return comment


@transaction.atomic
def close_consultation(
    *, consultation: Consultation, at: datetime, by: User | None = None
) -> Consultation:
    """Take no more comments, and let the draft be edited again. What was said stays."""
    consultation.closed_at = at
    consultation.save(update_fields=["closed_at"])
    ArticlePage.objects.filter(pk__in=consultation.article_ids).update(
        locked=False, locked_at=None, locked_by=None
    )
    record(by, "closed consultation", consultation)
    return consultation


def close_past_consultations(*, today: date, at: datetime) -> int:
    """Close those whose last day is over. How many."""
    past = Consultation.objects.filter(closed_at=None, closes_on__lt=today)
    return len([close_consultation(consultation=one, at=at) for one in past])
