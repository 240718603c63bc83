from datetime import date

import pytest

from tests.factories.nbsap import a_questionnaire
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory
from whimbrel.core.languages import CODES
from whimbrel.core.responses import table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.nbsap.actions.questionnaires import (
    HEAD,
    AlreadyOpened,
    Cycle,
    open_questionnaire,
    question_rows,
)
from whimbrel.nbsap.models import Question, Questionnaire, Section

pytestmark = pytest.mark.django_db


def sheet(*rows):
    """A sheet of questions; each row names what differs from a plain question."""
    plain = {"section": "money", "section_en": "Money", "kind": "extent", "is_required": "no", "text_en": "Is there any?"}  # fmt: skip
    table = [[(plain | row).get(name, "") for name in HEAD] for row in rows]
    return SheetFile("questions.csv", table_download("questions", HEAD, table, "csv").content)


def test_the_first_questionnaire_asks_whimbrels_own_questions():
    opened = a_questionnaire()

    parts = list(opened.sections.values_list("code", "repeats"))
    assert parts == [
        ("process", ""), ("content", ""), ("species", "species"), ("sites", "site"), ("money", ""), ("follow-up", ""),
    ]  # fmt: skip
    adoption = Question.objects.get(code="adoption")
    assert adoption.depends_on.code == "revised"
    assert adoption.is_asked("partly")
    assert not adoption.is_asked("no")


def test_every_question_and_part_of_ours_speaks_all_languages():
    opened = a_questionnaire()

    for one in Question.objects.filter(section__questionnaire=opened):
        assert all(getattr(one, f"text_{code}") for code in CODES), one.code
        has_guidance = [bool(getattr(one, f"guidance_{code}")) for code in CODES]
        assert len(set(has_guidance)) == 1, one.code
    for part in Section.objects.filter(questionnaire=opened):
        assert all(getattr(part, f"name_{code}") for code in CODES), part.code


def test_the_next_one_asks_the_same_again_and_knows_the_one_before():
    first = a_questionnaire(code="cycle-1")

    second = a_questionnaire(code="cycle-2", instrument=first.instrument)

    assert second.previous == first
    assert question_rows(second) == question_rows(first)


def test_a_sheet_that_was_changed_asks_other_questions():
    first = a_questionnaire()

    opened = a_questionnaire(
        code="cycle-2", instrument=first.instrument,
        file=sheet({"code": "any"}, {"code": "how-much", "kind": "number", "depends_on": "any", "shown_for": "yes"}),
    )  # fmt: skip

    asked = Question.objects.filter(section__questionnaire=opened).order_by("place")
    assert [(one.code, one.kind) for one in asked] == [("any", "extent"), ("how-much", "number")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"code": "a", "depends_on": "b", "shown_for": "yes"}, "must stand before it"),
        ({"code": "a", "shown_for": "yes"}, "Say both"),
        ({"code": "a", "kind": "picture"}, "picture"),
        ({"code": "a", "text_en": ""}, "may not be empty"),
    ],
)
def test_a_sheet_with_a_mistake_is_refused_and_nothing_is_opened(row, said):
    with pytest.raises(SheetRefused) as refused:
        a_questionnaire(file=sheet(row))

    assert said in str(refused.value)
    assert not Questionnaire.objects.exists()


def test_a_short_name_is_taken_once():
    opened = a_questionnaire(code="cycle-1")
    cycle = Cycle({"name_en": "Another"}, "cycle-1", date(2026, 1, 1), date(2026, 2, 1))

    with pytest.raises(AlreadyOpened):
        open_questionnaire(cycle=cycle, instrument=InstrumentFactory(), by=UserFactory())

    assert list(Questionnaire.objects.all()) == [opened]
