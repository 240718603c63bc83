import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import RegionFactory
from whimbrel.core.journal import latest_changes, record

pytestmark = pytest.mark.django_db


def test_the_latest_change_comes_first_and_names_its_record():
    secretariat = UserFactory(display_name="Secretariat")
    record(None, "loaded", RegionFactory(name_en="Africa"))
    record(secretariat, "changed", RegionFactory(name_en="Asia"))

    last, first = latest_changes(limit=10)

    assert (last.actor, last.verb, last.kind, last.name) == (
        "Secretariat",
        "changed",
        "Region",
        "Asia",
    )
    assert (first.actor, first.name) == ("", "Africa")


def test_a_removed_record_keeps_its_name():
    region = RegionFactory()
    record(None, "removed", region, name="Caribbean")
    region.delete()

    assert latest_changes(limit=1)[0].name == "Caribbean"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(rows, django_assert_num_queries):
    for region in RegionFactory.create_batch(rows):
        record(UserFactory(), "changed", region)

    with django_assert_num_queries(2):
        latest_changes(limit=10)
