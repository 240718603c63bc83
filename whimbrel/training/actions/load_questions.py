"""Questions for tests, from a sheet: three answers each, one of them right."""

from pathlib import Path

from django.utils.translation import gettext as _

from whimbrel.core.languages import columns
from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import Column, Complaint, Row, SheetRefused, choice, reference, text
from whimbrel.training.models import Competence, KnowledgeItem, KnowledgeOption, SittingAnswer
from whimbrel.treaties.actions.load_registry import Sheet

DATA = Path(__file__).parents[1] / "data"
LETTERS = ("a", "b", "c")


def question_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=40),
        reference("competence", codes(Competence.objects, "code"), is_required=True),
        choice("right", LETTERS, is_required=True),
        *_words("text"),
        *(column for letter in LETTERS for column in _words(letter)),
    ]


def load_questions(rows: list[Row]) -> list[Loaded]:
    """Make the bank say what the sheet says. What was answered before keeps its score.

    Raises SheetRefused where another answer of a question that was asked already is to be the right one.
    """
    _refuse_other_right_answers(rows)
    items = [
        Row(
            row.line,
            {name: row.values[name] for name in ("code", *columns("text"))}
            | {"competence_id": row.values["competence"]},
        )
        for row in rows
    ]
    loaded = load_records(KnowledgeItem, items, key=("code",), name="test questions")
    known = codes(KnowledgeItem.objects, "code")
    options = [
        Row(
            row.line,
            {f"text_{code[-2:]}": row.values[code] for code in columns(letter)}
            | {
                "item_id": known[row.values["code"]],
                "position": place,
                "is_right": row.values["right"] == letter,
            },
        )
        for row in rows
        for place, letter in enumerate(LETTERS, 1)
    ]
    answers = load_records(
        KnowledgeOption, options, key=("item_id", "position"), name="answers to test questions"
    )
    return [loaded, answers]


def _words(name: str) -> list[Column]:
    return [
        text(column, is_required=column.endswith("_en"), longest=400) for column in columns(name)
    ]


def _refuse_other_right_answers(rows: list[Row]) -> None:
    asked = dict(
        KnowledgeOption.objects.filter(
            is_right=True, item__in=SittingAnswer.objects.values("item")
        ).values_list("item__code", "position")
    )
    said = _(
        "This question was asked already. Its right answer stays; give the new one another code."
    )
    changed = [
        Complaint(said, row.line, "right")
        for row in rows
        if row.values["code"] in asked
        and LETTERS.index(row.values["right"]) + 1 != asked[row.values["code"]]
    ]
    if changed:
        raise SheetRefused("test questions", changed)


QUESTIONS = Sheet(
    DATA / "test_questions.csv", "test-questions", question_columns, ("code",), load_questions
)
