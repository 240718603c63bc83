"""A country answers: it begins, writes answers, and adds species and sites."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.actions.offering import offer_answers, take_over_answers
from whimbrel.nbsap.actions.writing_over import write_over
from whimbrel.nbsap.models import (
    Answer,
    Block,
    Delegation,
    Question,
    Questionnaire,
    Reply,
    ReplyStage,
    Section,
)
from whimbrel.nbsap.queries.stages import is_open, stage_of
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Species


class ReplyClosed(Exception):
    """The answers are handed in or signed off; nobody may write until they are opened again."""


class AlreadyThere(Exception):
    """The species or site is in the part already."""


@dataclass(frozen=True)
class Writer:
    """Who writes: somebody who signed in, or an office to which the part was given."""

    person: User | None = None
    delegation: Delegation | None = None


@dataclass(frozen=True)
class Given:
    """An answer as it was given, and the version of the one that the writer had before their eyes (0: none)."""

    question: Question
    block: Block | None
    value: str
    version: int


@dataclass
class Kept:
    """What became of answers: those written, and those where somebody else had written meanwhile."""

    written: list[Answer] = field(default_factory=list)
    # What stands there now; it was left as it is.
    overtaken: list[Answer] = field(default_factory=list)


@transaction.atomic
def begin_reply(*, questionnaire: Questionnaire, country: Country, by: User, at: datetime) -> Reply:
    """Begin, with what was answered last time, and to other conventions that ask the same. Doing it twice changes nothing."""
    reply, is_new = Reply.objects.get_or_create(questionnaire=questionnaire, country=country)
    if is_new:
        reply.stages.create(kind=ReplyStage.Kind.BEGUN, at=at, by=by)
        _carry_over(reply, at)
        take_over_answers(reply=reply)
        record(by, "began to answer", reply)
    return reply


@transaction.atomic
def save_answers(*, reply: Reply, given: Sequence[Given], by: Writer, at: datetime) -> Kept:
    """Write what differs from what stands. Where somebody wrote since the version that was seen, theirs stays.

    Saved without a change, an answer that was carried over counts as looked at. What is given is offered where another
    convention asks the same. Raises ReplyClosed.
    """
    _lock_open(reply)
    answers = reply.answers.select_related("block")
    standing = {(one.question_id, one.block_id): one for one in answers}
    kept = Kept()
    looked_at: list[Answer] = []
    for one in given:
        key = one.question.pk, one.block.pk if one.block else None
        held = standing.get(key)
        if held is None:
            if one.value:
                kept.written.append(_write_new(reply, one, by, at))
        elif held.value == one.value:
            if held.is_carried:
                held.is_carried = False
                held.save(update_fields=["is_carried"])
                looked_at.append(held)
        elif held.version != one.version:
            kept.overtaken.append(held)
        else:
            write_over(held, one.value, at=at, person=by.person, delegation=by.delegation)
            kept.written.append(held)
    if kept.written and by.person:
        record(by.person, "wrote answers", reply, answers=len(kept.written))
    offer_answers(reply=reply, answers=kept.written + looked_at, by=by.person)
    return kept


@transaction.atomic
def add_block(
    *,
    reply: Reply,
    section: Section,
    by: Writer,
    species: Species | None = None,
    site: str = "",
) -> Block:
    """Answer a part for one more species or site; one that was taken out comes back with its answers.
    What the country told other conventions about it is offered.

    Raises AlreadyThere, ReplyClosed.
    """
    _lock_open(reply)
    same = reply.blocks.filter(section=section, species=species, site=site).first()
    if same and same.taken_out_at is None:
        raise AlreadyThere
    if same:
        same.taken_out_at = None
        same.save(update_fields=["taken_out_at"])
    try:
        with transaction.atomic():
            added = same or reply.blocks.create(section=section, species=species, site=site)
    except IntegrityError:
        raise AlreadyThere from None
    take_over_answers(reply=reply)
    return added


@transaction.atomic
def take_out_block(*, block: Block, by: Writer, at: datetime) -> None:
    """Leave a species or site out; its answers are kept. Doing it twice changes nothing. Raises ReplyClosed."""
    _lock_open(block.reply)
    if block.taken_out_at is None:
        block.taken_out_at = at
        block.save(update_fields=["taken_out_at"])


def _lock_open(reply: Reply) -> None:
    # All of the country, always in this order: an answer is offered to the others as well.
    list(Reply.objects.select_for_update().filter(country=reply.country_id).order_by("pk"))
    if not is_open(stage_of(reply)):
        raise ReplyClosed


def _write_new(reply: Reply, one: Given, by: Writer, at: datetime) -> Answer:
    return reply.answers.create(
        question=one.question, block=one.block, value=one.value,
        answered_at=at, answered_by=by.person, delegation=by.delegation,
    )  # fmt: skip


def _carry_over(reply: Reply, at: datetime) -> None:
    previous = reply.questionnaire.previous
    if previous is None:
        return
    last = Reply.objects.filter(questionnaire=previous, country=reply.country).first()
    if last is None:
        return
    sections = {one.code: one for one in reply.questionnaire.sections.all()}
    questions = {
        (one.section.code, one.code, one.kind): one
        for one in Question.objects.filter(
            section__questionnaire=reply.questionnaire
        ).select_related("section")
    }
    blocks: dict[int | None, Block | None] = {None: None}
    for one in last.blocks.filter(taken_out_at=None).select_related("section", "species"):
        part = sections.get(one.section.code)
        if part and part.repeats == one.section.repeats:
            blocks[one.pk] = reply.blocks.create(section=part, species=one.species, site=one.site)
    carried = []
    for answer in last.answers.exclude(value="").select_related("question__section"):
        asked = answer.question
        same = questions.get((asked.section.code, asked.code, asked.kind))
        if not same or answer.block_id not in blocks:
            continue
        if bool(answer.block_id) == bool(same.section.repeats):
            carried.append(
                Answer(
                    reply=reply, question=same, block=blocks[answer.block_id], value=answer.value,
                    answered_at=at, answered_by=answer.answered_by, is_carried=True, carried_from=answer,
                )
            )  # fmt: skip
    Answer.objects.bulk_create(carried)
