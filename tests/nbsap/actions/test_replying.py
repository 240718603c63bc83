import pytest
from django.utils.timezone import now

from tests.factories.nbsap import REQUIRED, a_questionnaire, a_reply, answer, asked
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, SpeciesFactory
from whimbrel.nbsap.actions.handing_in import submit_reply
from whimbrel.nbsap.actions.replying import (
    AlreadyThere,
    Given,
    ReplyClosed,
    Writer,
    add_block,
    begin_reply,
    save_answers,
    take_out_block,
)
from whimbrel.nbsap.models import Reply

pytestmark = pytest.mark.django_db


def part(reply, code):
    return reply.questionnaire.sections.get(code=code)


def add(reply, code, **about):
    return add_block(reply=reply, section=part(reply, code), by=Writer(), **about)


def test_beginning_twice_begins_once():
    reply = a_reply()

    again = begin_reply(
        questionnaire=reply.questionnaire, country=reply.country, by=UserFactory(), at=now()
    )

    assert again == reply
    assert reply.stages.count() == 1


def test_an_answer_is_kept_with_who_gave_it_and_what_it_was_before():
    reply, person = a_reply(process__team="no"), UserFactory()

    answer(reply, by=person, process__team="yes")

    stands = reply.answers.get()
    assert (stands.value, stands.version, stands.answered_by) == ("yes", 2, person)
    assert [(one.value, one.version) for one in stands.earlier.all()] == [("no", 1)]


def test_the_same_answer_again_changes_nothing():
    reply = a_reply(process__team="yes")

    kept = answer(reply, process__team="yes")

    assert not kept.written
    assert reply.answers.get().version == 1


def test_an_answer_is_taken_out_by_emptying_it():
    reply = a_reply(process__team="yes")

    answer(reply, process__team="")

    assert reply.answers.get().value == ""
    assert reply.answers.get().earlier.get().value == "yes"


def test_who_wrote_meanwhile_is_not_overwritten():
    reply = a_reply(process__team="yes")
    question = asked(reply, "process__team")
    answer(reply, process__team="partly")

    late = Given(question, None, "no", version=1)
    kept = save_answers(reply=reply, given=[late], by=Writer(person=UserFactory()), at=now())

    assert not kept.written
    assert [one.value for one in kept.overtaken] == ["partly"]
    assert reply.answers.get().value == "partly"


def test_two_who_first_answer_the_same_do_not_overwrite_each_other():
    reply = a_reply()
    question = asked(reply, "process__team")
    answer(reply, process__team="yes")

    first = Given(question, None, "no", version=0)
    kept = save_answers(reply=reply, given=[first], by=Writer(), at=now())

    assert [one.value for one in kept.overtaken] == ["yes"]


def test_nobody_writes_into_what_is_handed_in():
    reply = a_reply(**REQUIRED)
    block = add(reply, "sites", site="Banc d’Arguin")
    answer(reply, block=block, sites__protected="yes")
    submit_reply(reply=reply, by=UserFactory(), at=now())

    with pytest.raises(ReplyClosed):
        answer(reply, process__team="no")
    with pytest.raises(ReplyClosed):
        add(reply, "sites", site="Another")
    with pytest.raises(ReplyClosed):
        take_out_block(block=block, by=Writer(), at=now())


def test_a_species_that_was_left_out_comes_back_with_its_answers():
    reply, stork = a_reply(), SpeciesFactory()
    block = add(reply, "species", species=stork)
    answer(reply, block=block, species__named="yes")

    take_out_block(block=block, by=Writer(), at=now())
    back = add(reply, "species", species=stork)

    assert back == block
    assert back.taken_out_at is None
    assert back.answers.get().value == "yes"


def test_a_site_is_added_once():
    reply = a_reply()
    add(reply, "sites", site="Banc d’Arguin")

    with pytest.raises(AlreadyThere):
        add(reply, "sites", site="Banc d’Arguin")


def test_the_last_answers_are_carried_over_and_count_only_when_somebody_has_looked_at_them():
    first, kenya, stork = a_questionnaire(code="cycle-1"), CountryFactory(), SpeciesFactory()
    last = a_reply(first, country=kenya, process__team="yes", content__places="Chapter 3")
    block = add(last, "species", species=stork)
    answer(last, block=block, species__named="partly")
    gone = add(last, "sites", site="Given up")
    take_out_block(block=gone, by=Writer(), at=now())

    reply = a_reply(a_questionnaire(code="cycle-2", instrument=first.instrument), country=kenya)

    carried = {one.question.code: (one.value, one.is_carried) for one in reply.answers.all()}
    assert carried == {
        "team": ("yes", True), "places": ("Chapter 3", True), "named": ("partly", True),
    }  # fmt: skip
    assert [str(one) for one in reply.blocks.all()] == [stork.scientific_name]
    answer(reply, process__team="yes")
    assert not reply.answers.get(question__code="team").is_carried


def test_nothing_is_carried_over_from_another_country():
    first = a_questionnaire(code="cycle-1")
    a_reply(first, process__team="yes")

    reply = a_reply(a_questionnaire(code="cycle-2", instrument=first.instrument))

    assert Reply.objects.count() == 2
    assert not reply.answers.exists()
