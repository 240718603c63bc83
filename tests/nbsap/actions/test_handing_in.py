import pytest
from django.utils.timezone import now

from tests.factories.nbsap import REQUIRED, a_questionnaire, a_reply, answer
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, SpeciesFactory
from whimbrel.core.models import Letter
from whimbrel.nbsap.actions.handing_in import (
    NotComplete,
    OutOfTurn,
    ask_to_reopen,
    reopen_reply,
    return_reply,
    sign_off_reply,
    submit_reply,
)
from whimbrel.nbsap.actions.replying import Writer, add_block
from whimbrel.nbsap.queries.stages import is_open, stage_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply():
    return a_reply(a_questionnaire(), country=CountryFactory(), **REQUIRED)


@pytest.fixture
def nfp(reply):
    return DesignationFactory(
        country=reply.country, instrument=reply.questionnaire.instrument
    ).person


def do(deed, reply, **words):
    return deed(reply=reply, by=UserFactory(), at=now(), **words)


def test_what_is_complete_is_handed_in_and_signed_off_and_the_focal_point_is_told(reply, nfp):
    do(submit_reply, reply)
    do(sign_off_reply, reply)

    assert [one.kind for one in reply.stages.all()] == ["signed", "submitted", "begun"]
    assert Letter.objects.get().recipient_id == nfp.pk


def test_every_answer_that_must_be_given_is_named_where_it_is_missing(reply):
    answer(reply, process__team="", money__costed="")
    block = add_block(
        reply=reply, section=reply.questionnaire.sections.get(code="species"), by=Writer(), species=SpeciesFactory()
    )  # fmt: skip

    with pytest.raises(NotComplete) as incomplete:
        do(submit_reply, reply)

    assert [(one.section.code, one.line.question.code, one.line.block) for one in incomplete.value.missing] == [
        ("process", "team", None), ("species", "named", block), ("money", "costed", None),
    ]  # fmt: skip
    assert is_open(stage_of(reply))


def test_what_is_given_back_says_why_and_may_be_written_again(reply, nfp):
    do(submit_reply, reply)
    do(return_reply, reply, words="Which plan is meant?")

    assert is_open(stage_of(reply))
    assert "Which plan is meant?" in Letter.objects.get().text
    do(submit_reply, reply)
    assert not is_open(stage_of(reply))


def test_what_is_signed_off_is_opened_again_where_the_country_asks(reply):
    do(submit_reply, reply)
    do(sign_off_reply, reply)

    do(ask_to_reopen, reply, words="The plan was adopted since.")
    assert not is_open(stage_of(reply))
    do(reopen_reply, reply)
    assert is_open(stage_of(reply))


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (sign_off_reply, {}),
        (reopen_reply, {}),
        (return_reply, {"words": "Why"}),
        (ask_to_reopen, {"words": "Why"}),
    ],
)
def test_nothing_of_this_happens_to_answers_that_are_still_written(reply, deed, words):
    with pytest.raises(OutOfTurn):
        do(deed, reply, **words)

    assert reply.stages.count() == 1


def test_answers_are_handed_in_once(reply):
    do(submit_reply, reply)

    with pytest.raises(OutOfTurn):
        do(submit_reply, reply)
