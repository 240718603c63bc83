from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.nbsap import (
    REQUIRED,
    NbsapFactory,
    a_questionnaire,
    a_reply,
    assessed,
    planned,
    said,
)
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.nbsap.actions.handing_in import ask_to_reopen, sign_off_reply, submit_reply
from whimbrel.nbsap.models import Step
from whimbrel.nbsap.needs import (
    due,
    late,
    questionnaire,
    remarks,
    remarks_back,
    replies,
    step,
)

pytestmark = pytest.mark.django_db
TODAY = localdate()


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


def test_a_planned_step_waits_for_the_country_s_people_when_its_day_is_near(
    django_assert_num_queries,
):
    fisheries = planned(due_on=TODAY - timedelta(days=3), office="Ministry of fisheries")
    country = fisheries.nbsap.country
    planned(fisheries.nbsap, step=Step.LAW, due_on=TODAY + timedelta(days=300))
    person, neighbour = DesignationFactory(country=country).person, DesignationFactory().person

    [need] = due(person, now())

    assert need.text == "National biodiversity plan: Join the team that writes the plan"
    assert (need.day, need.detail, need.is_late) == (
        fisheries.due_on,
        "Ministry of fisheries",
        True,
    )
    # It is told once.
    assert step(person, now()) == []
    assert due(neighbour, now()) == []
    stranger = UserFactory()
    with django_assert_num_queries(1):
        assert due(stranger, now()) == []


def test_what_the_predecessor_was_to_see_to_waits_for_the_successor():
    cms = InstrumentFactory(code="CMS")
    planned_step = planned(due_on=TODAY, instrument=cms)
    country = planned_step.nbsap.country
    post = {"country": country, "instrument": cms}
    predecessor = DesignationFactory(**post, starts_on=date(2020, 1, 1), ends_on=TODAY).person
    successor = DesignationFactory(**post, starts_on=TODAY).person

    assert due(predecessor, now()) == []
    assert [one.detail for one in due(successor, now())] == ["Focal point of CMS"]


def test_a_step_without_a_near_day_is_the_next_one_with_its_day():
    law = planned(step=Step.LAW, due_on=TODAY + timedelta(days=300))
    person = DesignationFactory(country=law.nbsap.country).person

    [need] = step(person, now())

    assert need.text == "National biodiversity plan: Link the plan with the legislation"
    assert need.day == law.due_on


def test_late_steps_of_all_countries_wait_for_the_secretariat_in_one_line():
    assert late(now()) == []
    for _country in range(2):
        planned(due_on=TODAY - timedelta(days=1))

    [need] = late(now())

    assert need.text == "2 planned steps of national plans are late"
    assert need.url == "/en/nbsaps/late-steps/"


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


def test_remarks_wait_for_the_side_that_has_not_the_last_word():
    reply = a_reply(country=CountryFactory(iso3="KEN", name_en="Kenya"))
    person, neighbour = DesignationFactory(country=reply.country).person, DesignationFactory().person  # fmt: skip
    said(reply, "Since when?")
    said(reply, "Which?", question="content__species")

    [need] = remarks(person, now())
    assert (need.text, need.detail) == ("Kenya: Plans, cycle-1", "2 remarks await you")
    assert need.url == "/en/nbsaps/questionnaires/cycle-1/of/KEN/#remarks"
    assert remarks(neighbour, now()) == remarks(UserFactory(), now()) == []
    assert remarks_back(now()) == []

    said(reply, "Since May.", is_of_secretariat=False)
    assert [one.detail for one in remarks_back(now())] == ["1 remark awaits you"]
