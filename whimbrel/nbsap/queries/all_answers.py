"""All answers to a questionnaire as one table: a row for each answer, or a row for each country. Nobody's name is in it.

The country and the Secretariat read them; who asks says for whom.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from whimbrel.core.languages import sort_key
from whimbrel.nbsap.models import Answer, Block, Question, Questionnaire, Reply, ReplyStage
from whimbrel.nbsap.queries.stages import stage_of
from whimbrel.treaties.queries.names import names_on, region_names

_OF_COUNTRY = ("iso3", "country", "region", "stage", "since")
COLUMNS = (
    *_OF_COUNTRY, "section", "entry", "question", "text", "kind", "answer", "answered_on", "office",
    "is_carried",
)  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """What one country answered: each question that is asked with its answer, once or by species and site."""

    country: tuple[Any, ...]
    given: list[Answer]


def all_answers(
    questionnaire: Questionnaire, *, on: date, countries: Collection[int] | None = None
) -> list[Answers]:
    """Of every country, or of these, by name; in the order of the questions. Six queries, whatever their number."""
    replies = Reply.objects.filter(questionnaire=questionnaire).select_related("country")
    if countries is not None:
        replies = replies.filter(country__in=countries)
    found = list(replies.prefetch_related("stages"))
    names, regions = names_on(on), region_names()
    given = _given(questionnaire, found)
    rows = [
        Answers(_head(one, stage_of(one), names, regions), given.get(one.pk, [])) for one in found
    ]
    return sorted(rows, key=lambda one: sort_key(one.country[1]))


def long_rows(found: Iterable[Answers]) -> list[tuple[Any, ...]]:
    """A row for each answer."""
    return [
        (
            *one.country, answer.question.section.code, str(answer.block or ""), answer.question.code,
            answer.question.text, answer.question.kind, answer.value, answer.answered_at.date(),
            answer.delegation.office if answer.delegation else "", "yes" if answer.is_carried else "no",
        )
        for one in found
        for answer in one.given
    ]  # fmt: skip


def wide_columns(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The country, and a column for each question by part and short name. One query."""
    return (*_OF_COUNTRY, *(_column(one) for one in _asked(questionnaire)))


def wide_rows(found: Iterable[Answers], columns: tuple[str, ...]) -> list[list[Any]]:
    """A row for each country; what is asked for each species or site has a line for each in its cell."""
    rows = []
    for one in found:
        cells: dict[str, list[str]] = defaultdict(list)
        for answer in one.given:
            said = f"{answer.block}: {answer.value}" if answer.block else answer.value
            cells[_column(answer.question)].append(said)
        asked = columns[len(_OF_COUNTRY) :]
        rows.append([*one.country, *("\n".join(cells.get(name, ())) for name in asked)])
    return rows


def _asked(questionnaire: Questionnaire) -> list[Question]:
    found = Question.objects.filter(section__questionnaire=questionnaire).select_related("section")
    return list(found.order_by("section__place", "place", "pk"))


def _column(question: Question) -> str:
    return f"{question.section.code}.{question.code}"


def _head(
    reply: Reply, stage: ReplyStage, names: dict[int, str], regions: dict[int | None, str]
) -> tuple[Any, ...]:
    country = reply.country
    region = regions[country.region_id]
    return country.iso3, names[country.pk], region, stage.kind, stage.at.date()


def _given(questionnaire: Questionnaire, replies: list[Reply]) -> dict[int, list[Answer]]:
    """Of each reply the answers to what is asked, in order."""
    asked = {one.pk: one for one in _asked(questionnaire)}
    place = {pk: n for n, pk in enumerate(asked)}
    species = Block.objects.filter(reply__in=replies, taken_out_at=None).select_related("species")
    blocks = {one.pk: one for one in species}
    answers = (
        Answer.objects.filter(reply__in=replies)
        .filter(Q(block=None) | Q(block__in=list(blocks)))
        .exclude(value="")
        .select_related("delegation")
    )
    by_reply: dict[int, list[Answer]] = defaultdict(list)
    for one in answers.order_by():
        # The same record stands for all answers: nothing is read again for each.
        one.question = asked[one.question_id]
        one.block = blocks[one.block_id] if one.block_id else None
        by_reply[one.reply_id].append(one)
    for given in by_reply.values():
        given.sort(key=lambda one: (place[one.question_id], str(one.block or "")))
    return {pk: _still_asked(given, asked) for pk, given in by_reply.items()}


def _still_asked(given: list[Answer], asked: dict[int, Question]) -> list[Answer]:
    """Without answers to what is not asked, for what was answered above; as on the page."""
    values = {(one.question_id, one.block_id): one.value for one in given}

    def is_asked(question: Question, block: int | None) -> bool:
        above = question.depends_on_id
        if above is None:
            return True
        said = values.get((above, block), "")
        return question.is_asked(said) and is_asked(asked[above], block)

    return [one for one in given if is_asked(one.question, one.block_id)]
