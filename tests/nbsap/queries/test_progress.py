from datetime import date

import pytest

from tests.factories.nbsap import NbsapFactory, assessed, planned
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.nbsap.models import Step
from whimbrel.nbsap.queries.progress import begun_plans, due_steps, late_count, late_steps

pytestmark = pytest.mark.django_db
TODAY = date(2026, 2, 10)


def test_the_latest_version_on_which_there_is_work_counts():
    old = assessed(NbsapFactory(year=2000))
    new = assessed(
        NbsapFactory(year=2014, country=old.country), steps=(Step.COUNTERPART, Step.TEAM)
    )
    NbsapFactory(year=2025, country=old.country)

    [one] = begun_plans([old.country_id])

    assert (one.nbsap, one.taken, one.next) == (new, 2, Step.READ)


def test_a_planned_step_begins_a_plan_and_the_first_planned_is_next():
    nbsap = NbsapFactory()
    planned(nbsap, step=Step.REVIEW, due_on=date(2027, 1, 1))
    law = planned(nbsap, step=Step.LAW, due_on=date(2026, 5, 1))

    [one] = begun_plans([nbsap.country_id])

    assert (one.taken, one.next, one.planned) == (0, Step.LAW, law)


def test_a_step_is_due_from_thirty_days_before_until_it_is_taken():
    nbsap = NbsapFactory()
    near = planned(nbsap, step=Step.TEAM, due_on=date(2026, 3, 12))
    planned(nbsap, step=Step.LAW, due_on=date(2026, 3, 13))
    planned(step=Step.LAW, due_on=TODAY)
    mine = [nbsap.country_id]

    assert due_steps(mine, on=TODAY) == [near]
    assessed(nbsap, steps=(Step.TEAM,))
    assert due_steps(mine, on=TODAY) == []


def test_late_is_whose_day_has_passed_region_by_region():
    africa = RegionFactory(code="africa")
    late = planned(NbsapFactory(country=CountryFactory(region=africa)), due_on=date(2026, 2, 9))
    other = planned(due_on=date(2026, 1, 1))
    planned(due_on=TODAY)

    assert late_steps(on=TODAY) == [other, late]
    assert late_steps(on=TODAY, region=africa) == [late]
    assert late_count(on=TODAY) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_many_countries_cost_three_queries(number, django_assert_num_queries):
    plans = [assessed() for _ in range(number)]
    for one in plans:
        planned(one)

    with django_assert_num_queries(3):
        assert len(begun_plans([one.country_id for one in plans])) == number
    with django_assert_num_queries(1):
        assert [one.nbsap.country.name for one in late_steps(on=TODAY)]
