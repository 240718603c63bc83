from datetime import date

import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    TreatyActionFactory,
)
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.posts import country_posts, focal_points, vacancies

pytestmark = pytest.mark.django_db
DAY = date(2020, 6, 1)


def test_a_party_without_a_focal_point_has_a_vacancy_since_the_last_one_left():
    act = TreatyActionFactory()
    assert vacancies(on=DAY)[0].since is None
    DesignationFactory(country=act.country, instrument=act.instrument, ends_on=date(2019, 3, 1))

    (vacancy,) = vacancies(on=DAY)

    assert (vacancy.iso3, vacancy.since) == (act.country.iso3, date(2019, 3, 1))


@pytest.mark.parametrize(("role", "found"), [(Role.NFP, 0), (Role.DEPUTY, 1)])
def test_a_deputy_fills_no_vacancy(role, found):
    act = TreatyActionFactory()
    DesignationFactory(country=act.country, instrument=act.instrument, role=role)

    assert len(vacancies(on=DAY)) == found


def test_sister_conventions_have_their_own_lists():
    TreatyActionFactory(instrument=InstrumentFactory(kind="sister_convention"))

    assert vacancies(on=DAY) == []


@pytest.mark.parametrize("number", [1, 3])
def test_vacancies_cost_two_queries(number, django_assert_num_queries):
    TreatyActionFactory.create_batch(number)

    with django_assert_num_queries(2):
        assert len(vacancies(on=DAY)) == number


def test_of_very_many_people_the_page_of_a_country_names_the_focal_point_and_some_others(
    django_assert_num_queries,
):
    country, cms = CountryFactory(), InstrumentFactory()
    for number in range(40):
        role = Role.NFP if number == 39 else Role.TECHNICAL
        DesignationFactory(country=country, instrument=cms, role=role)

    with django_assert_num_queries(1):
        (post,), has_more = country_posts(country, bound_by=[cms], on=DAY)

    assert has_more
    assert len(post.holders) == 30
    assert post.holders[0].role == Role.NFP


def test_a_country_may_name_somebody_for_what_does_not_bind_it():
    country, cms = CountryFactory(), InstrumentFactory()
    DesignationFactory(country=country, instrument=cms)

    (post,), has_more = country_posts(country, bound_by=[], on=DAY)

    assert not has_more
    assert not post.is_due
    assert not post.is_vacant
    assert [one.country for one in post.holders] == [country]


def test_only_focal_points_in_office_for_that_instrument_are_found():
    kenya, cms = CountryFactory(), InstrumentFactory()
    held = DesignationFactory(country=kenya, instrument=cms)
    DesignationFactory(country=kenya)
    DesignationFactory(country=kenya, instrument=cms, role="deputy")
    past = {"starts_on": date(2000, 1, 1), "ends_on": date(2010, 1, 1)}
    DesignationFactory(country=kenya, instrument=cms, **past)

    assert focal_points([kenya.pk], cms.pk, on=date(2026, 1, 1)) == [held]


def test_who_has_closed_the_account_is_no_focal_point_to_write_to():
    gone = DesignationFactory(person=UserFactory(is_active=False))

    assert focal_points([gone.country_id], gone.instrument_id, on=date(2026, 1, 1)) == []
