from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import REQUIRED, NbsapFactory, a_questionnaire, a_reply, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.nbsap.actions.handing_in import ask_to_reopen, sign_off_reply, submit_reply
from whimbrel.nbsap.models import Step
from whimbrel.nbsap.needs import questionnaire, replies, step

pytestmark = pytest.mark.django_db


def test_the_next_step_of_a_plan_that_is_begun_waits_for_the_country_s_people():
    nbsap = assessed()
    person = DesignationFactory(country=nbsap.country).person

    [need] = step(person, now())

    assert need.text == "National biodiversity plan: Join the team that writes the plan"
    assert (need.url, need.detail) == (f"/en/nbsaps/plans/{nbsap.pk}/", "1/12")


def test_nothing_waits_before_it_is_begun_after_all_is_done_and_for_others():
    fresh = NbsapFactory()
    done = assessed(steps=tuple(Step))
    for country in (fresh.country, done.country):
        assert step(DesignationFactory(country=country).person, now()) == []
    assert step(UserFactory(), now()) == []


def test_a_questionnaire_waits_for_every_focal_point_until_it_is_handed_in():
    asked, kenya = a_questionnaire(due_on=date(2026, 1, 31)), CountryFactory(iso3="KEN")
    person = DesignationFactory(country=kenya).person

    [need] = questionnaire(person, now())
    assert (need.url, need.day, need.is_late) == (
        "/en/nbsaps/questionnaires/cycle-1/of/KEN/", date(2026, 1, 31), True,
    )  # fmt: skip

    reply = a_reply(asked, country=kenya, **REQUIRED)
    assert len(questionnaire(person, now())) == 1
    submit_reply(reply=reply, by=person, at=now())
    assert questionnaire(person, now()) == []


def test_nothing_is_asked_of_who_acts_for_no_country():
    a_questionnaire()

    assert questionnaire(UserFactory(), now()) == []


def test_what_is_handed_in_or_wanted_back_waits_for_the_secretariat():
    reply, by = a_reply(**REQUIRED), UserFactory()
    assert replies(now()) == []

    submit_reply(reply=reply, by=by, at=now())
    assert [one.detail for one in replies(now())] == ["handed in"]
    sign_off_reply(reply=reply, by=by, at=now())
    assert replies(now()) == []
    ask_to_reopen(reply=reply, words="There is a new plan.", by=by, at=now())
    assert [one.detail for one in replies(now())] == ["asked to be opened again"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_lines_cost_the_same_for_one_questionnaire_or_many(number, django_assert_num_queries):
    kenya = CountryFactory()
    person = DesignationFactory(country=kenya).person
    for n in range(number):
        reply = a_reply(a_questionnaire(code=f"cycle-{n}"), country=kenya, **REQUIRED)
    submit_reply(reply=reply, by=person, at=now())

    with django_assert_num_queries(5):
        assert len(questionnaire(person, now())) == number - 1
    with django_assert_num_queries(2):
        assert len(replies(now())) == 1
