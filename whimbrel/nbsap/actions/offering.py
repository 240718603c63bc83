"""Answer once: what a country told one convention is offered where another asks the same, until somebody looks at it there."""

from collections.abc import Iterable, Sequence

from whimbrel.core.journal import record
from whimbrel.nbsap.actions.writing_over import write_over
from whimbrel.nbsap.models import Answer, Block, Question, Reply
from whimbrel.nbsap.queries.same_questions import asks_same
from whimbrel.nbsap.queries.stages import is_open, stage_of
from whimbrel.people.models import User


def offer_answers(*, reply: Reply, answers: Sequence[Answer], by: User | None) -> None:
    """Offer what was just answered in those of the country's other questionnaires into which it may write.

    Inside the transaction of an action, all answers of the country locked. What somebody answered there stays.
    """
    if not answers:
        return
    others = (
        Reply.objects.filter(country=reply.country_id)
        .exclude(questionnaire__instrument=reply.questionnaire.instrument_id)
        .select_related("questionnaire__instrument")
        .prefetch_related("stages")
    )
    for other in others:
        if is_open(stage_of(other)):
            offered = _offer(answers, to=other)
            if offered and by:
                record(by, "offered answers", other, answers=offered)


def take_over_answers(*, reply: Reply) -> None:
    """Offer here what the country has told other conventions so far, the latest of each question.

    At the beginning, and where a species or site comes in. Doing it twice changes nothing.
    """
    given = (
        Answer.objects.filter(reply__country=reply.country_id, is_carried=False)
        .exclude(reply__questionnaire__instrument=reply.questionnaire.instrument_id)
        .exclude(value="")
        .select_related("answered_by", "delegation", "block")
        .order_by("answered_at", "pk")
    )
    _offer(given, to=reply)


def _offer(answers: Iterable[Answer], *, to: Reply) -> int:
    """How many answers were written there."""
    asked = _questions(section__questionnaire=to.questionnaire_id)
    given = list(answers)
    sources = _questions(pk__in={one.question_id for one in given})
    same = {one.pk: [other for other in asked if asks_same(one, other)] for one in sources}
    held = {
        (one.question_id, one.block_id): one for one in to.answers.select_related("carried_from")
    }
    blocks = {(one.section_id, *_about(one)): one for one in to.blocks.filter(taken_out_at=None)}
    offered = 0
    for answer in given:
        for question in same[answer.question_id]:
            block = None
            if answer.block:
                block = blocks.get((question.section_id, *_about(answer.block)))
                if block is None:
                    continue
            key = question.pk, block.pk if block else None
            offered += _put(answer, held, key, to=to)
    return offered


def _put(
    answer: Answer,
    held: dict[tuple[int, int | None], Answer],
    key: tuple[int, int | None],
    *,
    to: Reply,
) -> bool:
    there = held.get(key)
    if there is None:
        if answer.value:
            held[key] = to.answers.create(
                question_id=key[0], block_id=key[1], value=answer.value, answered_at=answer.answered_at,
                answered_by=answer.answered_by, delegation=answer.delegation,
                is_carried=True, carried_from=answer,
            )  # fmt: skip
        return bool(answer.value)
    before = there.carried_from
    is_of_this = before is not None and before.pk == answer.pk
    is_older = before is not None and not is_of_this and before.answered_at > answer.answered_at
    # What was taken back is taken back where it was offered; any other answer there is no concern of it.
    is_nothing_to_say = not answer.value and not is_of_this
    if not there.is_carried or is_older or is_nothing_to_say or there.value == answer.value:
        return False
    write_over(
        there, answer.value, at=answer.answered_at, person=answer.answered_by, delegation=answer.delegation,
        carried_from=answer,
    )  # fmt: skip
    return True


def _questions(**which: object) -> list[Question]:
    found = Question.objects.filter(**which).select_related("section__questionnaire__instrument")
    return list(found)


def _about(block: Block) -> tuple[int | None, str]:
    return block.species_id, block.site.casefold()
