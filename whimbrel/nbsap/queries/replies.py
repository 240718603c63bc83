"""What one country answered: part by part, species by species, question by question."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Prefetch

from whimbrel.nbsap.models import Answer, Block, Question, Questionnaire, Remark, Reply, Section


def key_of(question: int, block: int | None) -> str:
    """What names an answer in forms and files: of a question, and of a species or site where it is asked for each."""
    return f"q{question}" + (f"b{block}" if block else "")


@dataclass(frozen=True)
class QuestionLine:
    """One question with what is answered to it. `key` names it in forms and files."""

    question: Question
    block: Block | None
    answer: Answer | None
    # Of the answers that stand today.
    is_asked: bool
    open_remarks: int = 0
    # The questionnaire of another convention, to which the answer was given first.
    origin: Questionnaire | None = None

    @property
    def key(self) -> str:
        return key_of(self.question.pk, self.block.pk if self.block else None)

    @property
    def value(self) -> str:
        return self.answer.value if self.answer else ""

    @property
    def version(self) -> int:
        return self.answer.version if self.answer else 0

    @property
    def is_given(self) -> bool:
        """Answered, and looked at where it was carried over."""
        return bool(self.answer and self.answer.value and not self.answer.is_carried)

    @property
    def is_offered(self) -> bool:
        """An answer stands here that was brought over, and nobody has looked at it."""
        return bool(self.answer and self.answer.value and self.answer.is_carried)

    @property
    def is_missing(self) -> bool:
        return self.question.is_required and self.is_asked and not self.is_given

    @property
    def said(self) -> str:
        return self.question.said(self.value)


@dataclass(frozen=True)
class BlockLines:
    """The questions of a part, once or for one species or site."""

    block: Block | None
    questions: list[QuestionLine]


@dataclass(frozen=True)
class SectionLines:
    """A part, and how far it is answered."""

    section: Section
    blocks: list[BlockLines] = field(default_factory=list)

    def lines(self) -> Iterator[QuestionLine]:
        for one in self.blocks:
            yield from one.questions

    @property
    def asked(self) -> int:
        return sum(line.is_asked for line in self.lines())

    @property
    def given(self) -> int:
        return sum(line.is_asked and line.is_given for line in self.lines())

    @property
    def carried(self) -> int:
        return sum(line.is_offered for line in self.lines())

    @property
    def missing(self) -> int:
        return sum(line.is_missing for line in self.lines())

    @property
    def open_remarks(self) -> int:
        return sum(line.open_remarks for line in self.lines())


@dataclass(frozen=True)
class Missing:
    """A question that must be answered before anything is handed in."""

    section: Section
    line: QuestionLine


def reply_lines(reply: Reply, *, section: Section | None = None) -> list[SectionLines]:
    """The whole, or one part of it, with each species and site that was not taken out. Five queries."""
    questions = Question.objects.order_by("place", "pk")
    sections = Section.objects.filter(questionnaire=reply.questionnaire_id)
    answers = reply.answers.select_related("carried_from__reply__questionnaire")
    blocks = reply.blocks.filter(taken_out_at=None).select_related("species")
    if section is not None:
        sections = sections.filter(pk=section.pk)
        answers = answers.filter(question__section=section)
        blocks = blocks.filter(section=section)
    standing = {(one.question_id, one.block_id): one for one in answers}
    by_section: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        by_section[block.section_id].append(block)
    open_remarks: dict[tuple[int, int | None], int] = defaultdict(int)
    for key in Remark.objects.filter(reply=reply, settled_at=None).values_list("question", "block"):
        open_remarks[key] += 1
    found = []
    for one in sections.prefetch_related(Prefetch("questions", questions)):
        repeated: list[Block | None] = [*by_section[one.pk]] if one.repeats else [None]
        lines = [_block_lines(reply, one, block, standing, open_remarks) for block in repeated]
        found.append(SectionLines(one, lines))
    return found


def missing_answers(reply: Reply) -> list[Missing]:
    """Five queries."""
    return [
        Missing(part.section, line)
        for part in reply_lines(reply)
        for line in part.lines()
        if line.is_missing
    ]


def _origin(reply: Reply, answer: Answer | None) -> Questionnaire | None:
    if answer is None or answer.carried_from is None:
        return None
    given = answer.carried_from.reply.questionnaire
    return given if given.instrument_id != reply.questionnaire.instrument_id else None


def _block_lines(
    reply: Reply,
    section: Section,
    block: Block | None,
    standing: dict[tuple[int, int | None], Answer],
    open_remarks: dict[tuple[int, int | None], int],
) -> BlockLines:
    key = block.pk if block else None
    asked: dict[int, bool] = {}
    lines = []
    for question in section.questions.all():
        above = question.depends_on_id
        held = standing.get((above, key)) if above else None
        # What hangs on a question that is not asked is not asked either.
        asked[question.pk] = asked.get(above, True) if above else True
        asked[question.pk] &= question.is_asked(held.value if held else "")
        answer = standing.get((question.pk, key))
        remarks = open_remarks.get((question.pk, key), 0)
        lines.append(
            QuestionLine(
                question, block, answer, asked[question.pk], remarks, _origin(reply, answer)
            )  # fmt: skip
        )
    return BlockLines(block, lines)
