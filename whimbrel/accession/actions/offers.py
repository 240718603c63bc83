"""What a State was offered, and what it answered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from whimbrel.accession.models import RecruitmentFile, RecruitmentOffer
from whimbrel.core.journal import record
from whimbrel.people.models import User


class AnsweredTooEarly(Exception):
    """The day of the answer lies before the day of the offer."""


@dataclass(frozen=True)
class Offered:
    """What is written down of an offer."""

    kind: str
    offered_on: date
    offered_by: str
    words: str = ""


@dataclass(frozen=True)
class Answered:
    """What is written down of the answer to it."""

    answer: str
    answered_on: date
    answer_words: str = ""


@transaction.atomic
def note_offer(
    *, file: RecruitmentFile, offered: Offered, by: User, at: datetime
) -> RecruitmentOffer:
    """Write down an offer, which waits for an answer."""
    offer = file.offers.create(
        kind=offered.kind, words=offered.words, offered_by=offered.offered_by,
        offered_on=offered.offered_on, noted_by=by, noted_at=at,
    )  # fmt: skip
    record(by, "noted an offer", file)
    return offer


@transaction.atomic
def note_answer(*, offer: RecruitmentOffer, answered: Answered, by: User) -> RecruitmentOffer:
    """Write down what the State answered; a later answer takes the place of an earlier one. Raises AnsweredTooEarly."""
    if answered.answered_on < offer.offered_on:
        raise AnsweredTooEarly
    offer.answer, offer.answered_on = answered.answer, answered.answered_on
    offer.answer_words = answered.answer_words
    offer.save(update_fields=["answer", "answered_on", "answer_words"])
    record(by, "noted the answer to an offer", offer.file)
    return offer
