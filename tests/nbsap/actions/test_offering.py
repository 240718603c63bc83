import pytest
from django.utils.timezone import now

from tests.factories.nbsap import REQUIRED, a_questionnaire, a_reply, answer, asked
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, SpeciesFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.handing_in import submit_reply
from whimbrel.nbsap.actions.replying import Writer, add_block
from whimbrel.nbsap.queries.replies import reply_lines

pytestmark = pytest.mark.django_db
# Of Whimbrel's own questions, `revised` asks the same whichever convention asks it; `team` is of each alone.


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN")


@pytest.fixture
def of_cms(kenya):
    return a_reply(_asked("CMS"), country=kenya)


@pytest.fixture
def of_cbd(kenya):
    return a_reply(_asked("CBD"), country=kenya)


def _asked(code, **more):
    return a_questionnaire(
        code=f"of-{code.lower()}", instrument=InstrumentFactory(code=code), **more
    )


def line(reply, name):
    return next(
        one
        for part in reply_lines(reply)
        for one in part.lines()
        if one.question == asked(reply, name)
    )


def test_what_one_convention_was_told_is_offered_to_another_and_not_counted_until_looked_at(
    of_cms, of_cbd
):
    answer(of_cms, process__revised="yes", process__team="yes")

    offered = line(of_cbd, "process__revised")
    assert (offered.value, offered.is_offered, offered.is_given) == ("yes", True, False)
    assert offered.origin == of_cms.questionnaire
    assert line(of_cbd, "process__team").answer is None

    answer(of_cbd, process__revised="yes")

    looked_at = line(of_cbd, "process__revised")
    assert (looked_at.is_offered, looked_at.is_given) == (False, True)
    assert JournalEntry.objects.filter(verb="offered answers").count() == 1


def test_a_country_that_begins_later_finds_what_it_told_others(of_cms, kenya):
    answer(of_cms, process__revised="partly")

    of_cbd = a_reply(_asked("CBD"), country=kenya)

    assert line(of_cbd, "process__revised").value == "partly"
    assert line(of_cbd, "process__revised").is_offered


def test_one_question_names_another_by_its_key(of_cms, of_cbd):
    question = asked(of_cms, "process__team")
    question.same_as = "CBD/process/team"
    question.save()

    answer(of_cbd, process__team="no")

    assert line(of_cms, "process__team").value == "no"


def test_what_somebody_answered_there_is_left_as_it_is(of_cms, of_cbd):
    answer(of_cbd, process__revised="no")
    answer(of_cms, process__revised="yes")

    assert line(of_cbd, "process__revised").value == "no"
    assert line(of_cms, "process__revised").value == "yes"


def test_an_offer_follows_what_is_said_until_somebody_looks_at_it(of_cms, of_cbd):
    answer(of_cms, process__revised="yes")
    answer(of_cms, process__revised="partly")
    assert line(of_cbd, "process__revised").value == "partly"

    answer(of_cms, process__revised="")
    emptied = line(of_cbd, "process__revised")
    assert (emptied.value, emptied.is_offered) == ("", False)

    answer(of_cbd, process__revised="no")
    answer(of_cms, process__revised="yes")
    assert line(of_cbd, "process__revised").value == "no"


def test_what_was_handed_in_is_offered_nothing(of_cms, kenya):
    of_cbd = a_reply(_asked("CBD"), country=kenya, **REQUIRED | {"process__revised": "no"})
    submit_reply(reply=of_cbd, by=UserFactory(), at=now())

    answer(of_cms, content__address="https://example.org/plan")

    assert line(of_cbd, "content__address").answer is None


def test_nothing_is_offered_to_another_country(of_cms):
    of_cbd = a_reply(_asked("CBD"))

    answer(of_cms, process__revised="yes")

    assert not of_cbd.answers.exists()


def test_a_species_that_comes_in_finds_what_was_told_of_it(of_cms, of_cbd):
    stork, crane = SpeciesFactory(), SpeciesFactory()
    for species in (stork, crane):
        block = _add(of_cms, species)
        answer(of_cms, block=block, species__named="yes")
    assert not of_cbd.answers.exists()

    block = _add(of_cbd, stork)

    offered = of_cbd.answers.get()
    assert (offered.block, offered.value, offered.is_carried) == (block, "yes", True)


def _add(reply, species):
    section = reply.questionnaire.sections.get(code="species")
    return add_block(reply=reply, section=section, by=Writer(), species=species)


def test_the_later_of_last_time_and_elsewhere_is_offered(of_cms, kenya):
    cbd = InstrumentFactory(code="CBD")
    last = a_reply(a_questionnaire(code="cbd-1", instrument=cbd), country=kenya)
    answer(last, process__revised="no", process__team="yes")
    of_cms = a_reply(_asked("AEWA"), country=kenya)
    answer(of_cms, process__revised="yes")

    reply = a_reply(a_questionnaire(code="cbd-2", instrument=cbd), country=kenya)

    assert line(reply, "process__revised").value == "yes"
    assert line(reply, "process__revised").origin == of_cms.questionnaire
    assert [one.value for one in line(reply, "process__revised").answer.earlier.all()] == ["no"]
    assert line(reply, "process__team").origin is None
    assert line(reply, "process__team").is_offered
