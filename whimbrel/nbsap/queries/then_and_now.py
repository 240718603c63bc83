"""What a country said in an earlier questionnaire beside what it says in a later one, question by question."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from whimbrel.nbsap.models import Block, Question, Reply, Section
from whimbrel.nbsap.queries.replies import QuestionLine, SectionLines, reply_lines


class Turn(models.TextChoices):
    """What became of an answer between the two."""

    SAME = "same", pgettext_lazy("of an answer, between two questionnaires", "as before")
    CHANGED = "changed", pgettext_lazy("of an answer, between two questionnaires", "changed")
    NEW = "new", pgettext_lazy("of an answer, between two questionnaires", "new")
    GONE = (
        "gone",
        pgettext_lazy("of an answer, between two questionnaires", "not answered any more"),
    )


@dataclass(frozen=True)
class Pair:
    """One question, of one species or site where it is asked for each, as it was answered then and now."""

    question: Question
    block: Block | None
    then: QuestionLine | None
    now: QuestionLine | None

    @property
    def turn(self) -> Turn:
        before, after = _value(self.then), _value(self.now)
        if before == after:
            return Turn.SAME
        if not before:
            return Turn.NEW
        return Turn.CHANGED if after else Turn.GONE

    @property
    def is_reworded(self) -> bool:
        """The question has other words than it had."""
        return bool(
            self.then and self.now and self.then.question.text_en != self.now.question.text_en
        )


@dataclass(frozen=True)
class Part:
    """A part of the questionnaire, as it is called in the later one that has it."""

    section: Section
    pairs: list[Pair] = field(default_factory=list)


# By part, question, and species or site: codes and names are the same over questionnaires, keys are not.
_Key = tuple[str, str, str]


def earlier_replies(reply: Reply) -> list[Reply]:
    """What the country answered to earlier questionnaires of the same convention, latest first. One query."""
    asked = reply.questionnaire
    before = Q(questionnaire__due_on__lt=asked.due_on)
    before |= Q(questionnaire__due_on=asked.due_on, questionnaire__lt=asked.pk)
    return list(
        Reply.objects.filter(
            before, country=reply.country_id, questionnaire__instrument=asked.instrument_id
        )
        .select_related("questionnaire", "country")
        .order_by("-questionnaire__due_on", "-pk")
    )


def then_and_now(then: Reply, now: Reply) -> list[Part]:
    """Part by part what is asked now, and after it what only was asked then. Ten queries."""
    before, after = reply_lines(then), reply_lines(now)
    said_then, said_now = _by_key(before), _by_key(after)
    found: dict[str, Part] = {}
    for part in (*after, *before):
        kept = found.setdefault(part.section.code, Part(part.section))
        is_now = part.section.questionnaire_id == now.questionnaire_id
        for line in part.lines():
            key = _key(part.section, line)
            if not is_now and key in said_now:
                continue
            pair = Pair(line.question, line.block, said_then.get(key), said_now.get(key))
            # A question that hangs on another and was asked neither time says nothing.
            if _is_told(pair.then) or _is_told(pair.now):
                kept.pairs.append(pair)
    return [part for part in found.values() if part.pairs]


def turned(parts: Iterable[Part]) -> list[Part]:
    """Only what is not as before."""
    found = [
        Part(part.section, [one for one in part.pairs if one.turn != Turn.SAME]) for part in parts
    ]
    return [part for part in found if part.pairs]


def count_turned(parts: Iterable[Part]) -> int:
    return sum(len(part.pairs) for part in turned(parts))


def _by_key(parts: Iterable[SectionLines]) -> dict[_Key, QuestionLine]:
    return {_key(part.section, line): line for part in parts for line in part.lines()}


def _key(section: Section, line: QuestionLine) -> _Key:
    return section.code, line.question.code, str(line.block or "").casefold()


def _value(line: QuestionLine | None) -> str:
    return line.value if line is not None and line.is_asked else ""


def _is_told(line: QuestionLine | None) -> bool:
    return line is not None and (line.is_asked or bool(line.value))
