from datetime import date

import pytest

from tests.factories.country_file import FileEntryFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.designations.queries.handover import predecessor_of, to_take_over

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


def post(**fields):
    """Somebody who has a post, and whoever had it before."""
    before = DesignationFactory(starts_on=date(2015, 1, 1), ends_on=date(2020, 1, 1))
    after = DesignationFactory(
        country=before.country, instrument=before.instrument, starts_on=date(2021, 1, 1), **fields
    )
    return before, after


def test_whoever_held_the_post_last_came_before():
    before, after = post()
    DesignationFactory(
        country=before.country, instrument=before.instrument,
        starts_on=date(2010, 1, 1), ends_on=date(2015, 1, 1),
    )  # fmt: skip

    assert predecessor_of(after) == before


@pytest.mark.parametrize("other", ["country", "instrument", "role", "person"])
def test_who_held_another_post_or_the_same_person_did_not(other):
    _, after = post()
    fields = {
        name: getattr(after, name) for name in ("country", "instrument") if name != other
    }  # fmt: skip
    if other == "role":
        fields["role"] = "deputy"
    if other == "person":
        fields["person"] = after.person
    DesignationFactory(starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1), **fields)

    found = predecessor_of(after)

    assert found is not None
    assert found.ends_on == date(2020, 1, 1)


def test_who_is_still_there_did_not_come_before():
    after = DesignationFactory(starts_on=date(2021, 1, 1), role="technical")
    DesignationFactory(
        country=after.country, instrument=after.instrument, role="technical",
        starts_on=date(2015, 1, 1), ends_on=date(2021, 6, 1),
    )  # fmt: skip

    assert predecessor_of(after) is None


def test_a_post_waits_to_be_taken_over_while_something_was_left_open():
    before, after = post()
    assert to_take_over(after.person_id, on=TODAY) == []

    FileEntryFactory(country=before.country, written_by=before.person)
    (found,) = to_take_over(after.person_id, on=TODAY)

    assert (found.designation, found.predecessor) == (after, before)
    assert found.words == ["1 task or promise"]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_post_or_many(number, django_assert_num_queries):
    person = UserFactory()
    for _ in range(number):
        before, _after = post(person=person)
        FileEntryFactory(country=before.country, written_by=before.person)

    with django_assert_num_queries(9):
        assert len(to_take_over(person.pk, on=TODAY)) == number
