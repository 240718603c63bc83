import pytest

from tests.factories.nbsap import a_questionnaire
from tests.factories.treaties import InstrumentFactory
from whimbrel.core.sheets import Row
from whimbrel.nbsap.models import Question
from whimbrel.nbsap.queries.same_questions import asks_same, complaints_of_keys

pytestmark = pytest.mark.django_db


def question(questionnaire, code):
    found = Question.objects.select_related("section__questionnaire__instrument")
    return found.get(section__questionnaire=questionnaire, code=code)


@pytest.fixture
def cms():
    return a_questionnaire(code="a", instrument=InstrumentFactory(code="CMS"))


@pytest.fixture
def cbd():
    return a_questionnaire(code="b", instrument=InstrumentFactory(code="CBD"))


def test_either_of_two_questions_may_name_the_other(cms, cbd):
    here, there = question(cms, "team"), question(cbd, "requested")
    assert not asks_same(here, there)

    there.same_as = "CMS/process/team"

    assert asks_same(here, there)
    assert asks_same(there, here)


def test_a_question_of_another_kind_or_asked_more_often_is_never_the_same(cms, cbd):
    here = question(cms, "team")
    here.same_as = "CBD/content/places"
    assert not asks_same(here, question(cbd, "places"))

    here.same_as = "CBD/species/named"
    there = Question.objects.select_related("section__questionnaire__instrument").get(
        section__questionnaire=cbd, section__code="species", code="named"
    )
    assert not asks_same(here, there)


def test_a_question_is_never_offered_within_its_own_convention(cms):
    again = a_questionnaire(code="a-2", instrument=cms.instrument)

    assert not asks_same(question(cms, "revised"), question(again, "revised"))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("process/team", "names no question"),
        ("CMS/process/team", "of the same convention"),
        ("CTIES/process/team", "There is no convention “CTIES” here"),
        ("CBD/process/teams", "CBD has asked no question “teams” in a part “process”"),
    ],
)
def test_a_key_that_leads_nowhere_is_said(cms, cbd, key, said):
    found = complaints_of_keys([Row(2, {"same_as": key})], instrument=cms.instrument)

    assert said in str(found[0])


@pytest.mark.parametrize("key", ["", "CBD/process/team", "*/any/thing", "AEWA/later/asked"])
def test_a_key_of_what_is_asked_or_may_be_asked_later_is_taken(cms, cbd, key):
    InstrumentFactory(code="AEWA")

    assert complaints_of_keys([Row(2, {"same_as": key})], instrument=cms.instrument) == []
