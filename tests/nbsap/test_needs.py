import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.nbsap.models import Step
from whimbrel.nbsap.needs import step

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
