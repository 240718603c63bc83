from datetime import date

import pytest

from tests.factories.nbsap import a_questionnaire, a_reply, answer, asked
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.nbsap.models import Question
from whimbrel.nbsap.queries.then_and_now import (
    Turn,
    count_turned,
    earlier_replies,
    then_and_now,
    turned,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycles():
    """The same questions in two cycles of one convention."""
    cms = InstrumentFactory(code="CMS", kind="convention")
    return (
        a_questionnaire(code="first", instrument=cms, due_on=date(2096, 1, 1)),
        a_questionnaire(code="second", instrument=cms),
    )


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN")


def both(cycles, kenya, then, now):
    first = a_reply(cycles[0], country=kenya, **then)
    second = a_reply(cycles[1], country=kenya)
    # What was carried over is as before until it is changed.
    answer(second, **now)
    return first, second


def turns(first, second):
    return {
        (part.section.code, one.question.code): one.turn
        for part in then_and_now(first, second)
        for one in part.pairs
    }


def test_each_answer_is_as_before_changed_new_or_gone(cycles, kenya):
    pair = both(
        cycles,
        kenya,
        {"process__team": "yes", "content__species": "no", "content__convention": "yes"},
        {"content__species": "partly", "content__convention": "", "money__costed": "no"},
    )

    found = turns(*pair)

    assert found["process", "team"] == Turn.SAME
    assert found["content", "species"] == Turn.CHANGED
    assert found["content", "convention"] == Turn.GONE
    assert found["money", "costed"] == Turn.NEW
    assert count_turned(then_and_now(*pair)) == 3


def test_only_what_changed_leaves_out_parts_in_which_nothing_did(cycles, kenya):
    pair = both(cycles, kenya, {"process__team": "yes"}, {"money__costed": "no"})

    [part] = turned(then_and_now(*pair))

    assert [one.question.code for one in part.pairs] == ["costed"]


def test_the_same_site_stands_beside_itself(cycles, kenya):
    first, second = (a_reply(one, country=kenya) for one in cycles)
    for reply, site, value in ((first, "Mida Creek", "no"), (second, "mida creek", "yes")):
        section = reply.questionnaire.sections.get(code="sites")
        reply.blocks.all().delete()
        block = reply.blocks.create(section=section, site=site)
        answer(reply, block=block, **{f"sites__{section.questions.first().code}": value})

    pairs = [one for part in turned(then_and_now(first, second)) for one in part.pairs]

    [changed] = [one for one in pairs if one.turn == Turn.CHANGED]
    assert (changed.then.value, changed.now.value) == ("no", "yes")


def test_a_question_that_is_asked_no_more_stands_after_the_others_and_new_words_are_told(
    cycles, kenya
):
    first, second = both(cycles, kenya, {"process__team": "yes"}, {})
    Question.objects.filter(section__questionnaire=cycles[1], code="counterparts").update(
        text_en="In other words?"
    )
    second.answers.filter(question__code="team").delete()
    asked(second, "process__team").delete()

    [process] = [one for one in then_and_now(first, second) if one.section.code == "process"]

    assert process.pairs[-1].question.code == "team"
    assert process.pairs[-1].turn == Turn.GONE
    assert process.pairs[-1].now is None
    assert [one.question.code for one in process.pairs if one.is_reworded] == ["counterparts"]


def test_earlier_are_those_of_the_same_convention_and_country_latest_first(cycles, kenya):
    third = a_questionnaire(code="third", instrument=cycles[0].instrument, due_on=date(2099, 12, 1))
    other = a_questionnaire(code="other", due_on=date(2095, 1, 1))
    replies = [a_reply(one, country=kenya) for one in (*cycles, third, other)]
    a_reply(cycles[0], country=CountryFactory())

    assert earlier_replies(replies[2]) == [replies[1], replies[0]]
    assert earlier_replies(replies[0]) == []
