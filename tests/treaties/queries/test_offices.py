from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import NOTHING, offices_of, remembered_offices

pytestmark = pytest.mark.django_db
DAY = date(2020, 6, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_everything_a_person_holds_is_read_at_once(number, django_assert_num_queries):
    person = UserFactory()
    DesignationFactory.create_batch(number, person=person)

    with django_assert_num_queries(1):
        assert len(offices_of(person, on=DAY).held) == number


def test_a_visitor_and_a_closed_account_hold_nothing(django_assert_num_queries):
    closed = DesignationFactory(person__is_active=False).person

    with django_assert_num_queries(0):
        assert offices_of(AnonymousUser(), on=DAY) == NOTHING
        assert offices_of(closed, on=DAY) == NOTHING


def test_what_is_past_or_ahead_is_not_held():
    person = UserFactory()
    DesignationFactory(person=person, starts_on=date(2010, 1, 1), ends_on=DAY)
    DesignationFactory(person=person, starts_on=date(2021, 1, 1))

    assert not offices_of(person, on=DAY).is_member


def test_a_member_of_the_standing_committee_speaks_for_the_region_named():
    africa, asia = RegionFactory(), RegionFactory()
    person = DesignationFactory(
        role=Role.STANDING, country=CountryFactory(region=asia), region=africa
    ).person
    offices = offices_of(person, on=DAY)

    assert offices.regions == {africa.pk}
    assert offices.countries == frozenset()


def test_one_request_asks_once_and_another_day_asks_again(django_assert_num_queries):
    person = DesignationFactory(ends_on=DAY).person
    remembered_offices(person, on=date(2020, 5, 31))

    with django_assert_num_queries(1):
        assert offices_of(person, on=date(2020, 5, 31)).is_member
        assert not offices_of(person, on=DAY).is_member
