from datetime import UTC, datetime

import pytest

from tests.factories.learning import CompetenceFactory, a_participant
from whimbrel.core.languages import CODES
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.training.actions.load_framework import SHEETS
from whimbrel.training.actions.load_questions import QUESTIONS
from whimbrel.training.models import KnowledgeItem, KnowledgeOption, Sitting
from whimbrel.treaties.actions.load_registry import load_sheet

pytestmark = pytest.mark.django_db


def a_sheet(right):
    head = ["code", "competence", "right"]
    head += [f"{name}_{code}" for name in ("text", "a", "b", "c") for code in CODES]
    row = ["credentials", "negotiation", right]
    row += [
        word if code == "en" else "" for word in ("Who signs?", "A", "B", "C") for code in CODES
    ]
    return SheetFile("questions.csv", f"{','.join(head)}\n{','.join(row)}\n".encode())


def test_every_question_of_the_house_has_its_words_and_one_right_answer():
    for one in [*SHEETS, QUESTIONS]:
        load_sheet(one)

    for item in KnowledgeItem.objects.all():
        assert all(getattr(item, f"text_{code}") for code in CODES)
        assert item.options.filter(is_right=True).count() == 1
    assert [loaded.added + loaded.changed for loaded in load_sheet(QUESTIONS)] == [0, 0]


def test_once_it_was_asked_its_right_answer_stays():
    CompetenceFactory(code="negotiation")
    load_sheet(QUESTIONS, a_sheet("a"))
    item = KnowledgeItem.objects.get()
    sitting = Sitting.objects.create(
        registration=a_participant(), stage="before", channel="web",
        taken_at=datetime(2013, 10, 29, tzinfo=UTC),
    )  # fmt: skip
    sitting.answers.create(item=item, is_right=False)

    with pytest.raises(SheetRefused, match="asked already"):
        load_sheet(QUESTIONS, a_sheet("b"))
    assert KnowledgeOption.objects.get(is_right=True).letter == "a"
