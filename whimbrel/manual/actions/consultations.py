"""A draft before all Parties: opened, commented, answered, closed."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.manual.models import ArticlePage, Comment, Consultation
from whimbrel.manual.models.blocks import pieces_of
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices


class CannotConsult(Exception):
    """The article is before the Parties already, or locked by somebody."""


@transaction.atomic
def open_consultation(
    *, article: ArticlePage, question: str, closes_on: date, by: User, at: datetime
) -> Consultation:
    """Put the article's latest draft before all members, and lock it. Raises CannotConsult."""
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    if article.locked or article.consultations.filter(closed_at=None).exists():
        raise CannotConsult(f"Article {article.pk} is locked.")
    draft = article.get_latest_revision_as_object()
    consultation = Consultation.objects.create(
        article=article,
        title=draft.title,
        pieces=pieces_of(draft.body, draft.language),
        question=question.strip(),
        closes_on=closes_on,
        opened_at=at,
        opened_by=by,
    )
    # Not through the page's own save, which would publish what the draft says.
    ArticlePage.objects.filter(pk=article.pk).update(locked=True, locked_at=at, locked_by=by)
    record(by, "opened consultation", consultation, closes_on=closes_on.isoformat())
    return consultation


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
    ArticlePage.objects.filter(pk=consultation.article_id).update(
        locked=False, locked_at=None, locked_by=None
    )
    record(by, "closed consultation", consultation)
    return consultation


def close_past_consultations(*, today: date, at: datetime) -> int:
    """Close those whose last day is over. How many."""
    past = Consultation.objects.filter(closed_at=None, closes_on__lt=today)
    return len([close_consultation(consultation=one, at=at) for one in past])
