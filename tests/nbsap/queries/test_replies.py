import pytest

from tests.factories.nbsap import a_questionnaire, a_reply, answer, asked
from tests.factories.treaties import InstrumentFactory, SpeciesFactory
from whimbrel.nbsap.queries.replies import missing_answers, reply_lines

pytestmark = pytest.mark.django_db


def line_of(reply, name):
    question = asked(reply, name)
    return next(
        line for part in reply_lines(reply) for line in part.lines() if line.question == question
    )


def test_a_question_is_asked_where_the_answer_it_hangs_on_says_so():
    reply = a_reply(process__revised="no")
    assert not line_of(reply, "process__adoption").is_asked

    answer(reply, process__revised="partly")

    assert line_of(reply, "process__adoption").is_asked


def test_what_is_carried_over_is_given_only_after_somebody_looked_at_it():
    first = a_questionnaire(instrument=InstrumentFactory(kind="convention"))
    last = a_reply(first, process__team="yes")
    reply = a_reply(
        a_questionnaire(code="cycle-2", instrument=first.instrument), country=last.country
    )
    part = reply_lines(reply)[0]
    assert (part.given, part.carried) == (0, 1)
    assert "team" in [one.line.question.code for one in missing_answers(reply)]

    answer(reply, process__team="yes")

    part = reply_lines(reply)[0]
    assert (part.given, part.carried) == (1, 0)


def test_a_part_that_repeats_is_asked_for_each_species_and_not_without_one():
    reply = a_reply()
    section = reply.questionnaire.sections.get(code="species")
    assert reply_lines(reply, section=section)[0].asked == 0

    reply.blocks.create(section=section, species=SpeciesFactory())
    reply.blocks.create(section=section, species=SpeciesFactory())

    part = reply_lines(reply, section=section)[0]
    assert (len(part.blocks), part.missing) == (2, 2)


@pytest.mark.parametrize("number", [1, 3])
def test_the_whole_costs_the_same_for_one_species_or_many(number, django_assert_num_queries):
    reply = a_reply()
    section = reply.questionnaire.sections.get(code="species")
    for species in SpeciesFactory.create_batch(number):
        reply.blocks.create(section=section, species=species)

    with django_assert_num_queries(5):
        assert sum(part.missing for part in reply_lines(reply)) == 7 + number
