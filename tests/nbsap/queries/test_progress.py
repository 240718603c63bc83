import pytest

from tests.factories.nbsap import NbsapFactory, assessed
from whimbrel.nbsap.models import Step
from whimbrel.nbsap.queries.progress import begun_plans

pytestmark = pytest.mark.django_db


def test_the_latest_version_on_which_there_is_work_counts():
    old = assessed(NbsapFactory(year=2000))
    new = assessed(
        NbsapFactory(year=2014, country=old.country), steps=(Step.COUNTERPART, Step.TEAM)
    )
    NbsapFactory(year=2025, country=old.country)

    [one] = begun_plans([old.country_id])

    assert (one.nbsap, one.taken, one.next) == (new, 2, Step.READ)


@pytest.mark.parametrize("number", [1, 3])
def test_many_countries_cost_two_queries(number, django_assert_num_queries):
    plans = [assessed() for _ in range(number)]

    with django_assert_num_queries(2):
        assert len(begun_plans([one.country_id for one in plans])) == number
