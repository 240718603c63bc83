import pytest

from tests.factories.nbsap import NbsapFactory, assessed
from whimbrel.nbsap.search import nbsaps

pytestmark = pytest.mark.django_db


def test_a_plan_is_found_by_country_and_title_and_not_by_what_was_found_in_it():
    plan = assessed(
        NbsapFactory(country__name_en="Kenya", title="A living land"), quotation="in confidence"
    )

    (entry,) = nbsaps(None)

    assert entry.version_in("en").title == "National biodiversity plan: Kenya, 2014"
    assert entry.version_in("en").detail == "A living land"
    assert "in confidence" not in repr(entry)
    assert list(nbsaps([str(plan.pk)])) == [entry]


@pytest.mark.parametrize("number", [1, 3])
def test_plans_cost_one_query_however_many(number, django_assert_num_queries):
    NbsapFactory.create_batch(number)

    with django_assert_num_queries(1):
        assert len(list(nbsaps(None))) == number
