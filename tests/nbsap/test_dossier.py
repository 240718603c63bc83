from datetime import date

import pytest

from tests.factories.nbsap import (
    NbsapFactory,
    PlanStageFactory,
    a_questionnaire,
    a_reply,
    assessed,
    planned,
)
from whimbrel.nbsap.dossier import nbsap
from whimbrel.nbsap.models import Step

pytestmark = pytest.mark.django_db


def test_each_version_stands_in_the_country_s_file_with_its_stage_and_what_is_next():
    plan = assessed(NbsapFactory(title="A living land"))
    PlanStageFactory(nbsap=plan, kind="adopted")
    NbsapFactory(country=plan.country, year=2000)

    first, second = nbsap(plan.country_id, date(2026, 1, 1))

    assert first.text == "A living land"
    assert first.detail == "Adopted · Next step: Join the team that writes the plan"
    assert first.is_open
    assert (second.text, second.detail, second.is_open) == ("2000", "", False)


def test_planned_steps_stand_in_the_file_with_their_day_and_who_sees_to_them_until_they_are_taken():
    one = planned(step=Step.TEAM, office="Ministry of fisheries", words="Write to them")

    version, line = nbsap(one.nbsap.country_id, date(2026, 1, 1))

    assert version.detail == ""
    assert line.text == "Join the team that writes the plan"
    assert line.detail == "Planned step · Ministry of fisheries · Write to them"
    assert (line.day, line.is_open) == (one.due_on, True)

    assessed(one.nbsap, steps=(Step.TEAM,))
    assert len(nbsap(one.nbsap.country_id, date(2026, 1, 1))) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_file_costs_the_same_for_one_version_or_many(number, django_assert_num_queries):
    plan = assessed()
    NbsapFactory.create_batch(number - 1, country=plan.country, year=2000)

    with django_assert_num_queries(8):
        assert len(nbsap(plan.country_id, date(2026, 1, 1))) == number


def test_a_questionnaire_stands_in_the_file_with_how_its_answers_stand():
    reply = a_reply()

    [line] = nbsap(reply.country_id, date(2026, 1, 1))

    assert (line.text, line.detail, line.is_open) == ("Plans, cycle-1", "begun", True)


@pytest.mark.parametrize("number", [1, 3])
def test_the_file_costs_the_same_for_one_questionnaire_or_many(number, django_assert_num_queries):
    country = a_reply().country
    for n in range(1, number):
        a_reply(a_questionnaire(code=f"cycle-{n + 1}"), country=country)

    with django_assert_num_queries(6):
        assert len(nbsap(country.pk, date(2026, 1, 1))) == number
