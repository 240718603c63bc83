import pytest

from tests.factories.workplan import ActivityFactory, MandateFactory, WorkPlanFactory
from whimbrel.workplan.queries.mandates import (
    carried_out,
    mandates,
    mandates_of_plan,
)

pytestmark = pytest.mark.django_db


def link(mandate, activity=None, plan=None, source=""):
    return mandate.links.create(activity=activity, plan=plan or activity.item.plan, source=source)


def test_an_activity_carries_out_several_mandates_and_a_mandate_asks_for_several_activities():
    first, second = MandateFactory(), MandateFactory()
    activity = ActivityFactory()
    other = ActivityFactory(item=activity.item)
    link(first, activity)
    link(second, activity)
    link(first, other)

    assert {one.mandate for one in activity.mandate_links.all()} == {first, second}
    assert {one.pk: one.activities for one in mandates()} == {first.pk: 2, second.pk: 1}


def test_what_the_plan_carries_out_as_a_whole_is_told_apart_from_its_activities():
    mandate, activity = MandateFactory(), ActivityFactory()
    plan = activity.item.plan
    whole = link(mandate, plan=plan, source="Paragraph 1")
    single = link(mandate, activity)

    [told] = carried_out(mandate)

    assert (told.plan, told.whole, told.links) == (plan, whole, (single,))
    assert list(mandates_of_plan(plan)) == [whole]


def test_the_latest_plan_stands_first():
    mandate = MandateFactory()
    plans = [WorkPlanFactory(), WorkPlanFactory(starts_on="2015-01-01", ends_on="2017-12-31")]
    for plan in plans:
        link(mandate, plan=plan)

    assert [one.plan for one in carried_out(mandate)] == plans[::-1]


@pytest.mark.parametrize("number", [1, 3])
def test_what_carries_out_a_mandate_costs_the_same_for_one_or_many(
    number, django_assert_num_queries
):
    mandate = MandateFactory()
    for activity in ActivityFactory.create_batch(number):
        link(mandate, activity)

    with django_assert_num_queries(1):
        assert len(carried_out(mandate)) == number
