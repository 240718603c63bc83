from datetime import date

import pytest

from tests.factories.treaties import MeetingFactory
from tests.factories.workplan import (
    ActivityFactory,
    EarmarkedContributionFactory,
    ProgrammeItemFactory,
    WorkPlanFactory,
)
from whimbrel.workplan.queries.plan import (
    activities_completed,
    contributions_between,
    contributions_to,
    programme_items,
)

pytestmark = pytest.mark.django_db
COP11 = date(2014, 11, 4)


@pytest.fixture
def plan():
    return WorkPlanFactory()


def test_an_item_is_completed_when_all_that_was_due_is_done(plan):
    item = ProgrammeItemFactory(plan=plan, code="A")
    ActivityFactory(item=item, completed_on=date(2013, 12, 31))
    ActivityFactory(item=item, is_planned_for_later=True)
    ProgrammeItemFactory(plan=plan, code="B")
    ActivityFactory(completed_on=date(2013, 1, 1))

    done, empty = programme_items(plan, by=COP11)

    assert (done.completed, done.is_completed) == (1, True)
    assert (empty.completed, empty.is_completed) == (0, False)


def test_what_was_done_after_the_day_is_not_done_yet(plan):
    ActivityFactory(item__plan=plan, completed_on=date(2014, 11, 5))

    (item,) = programme_items(plan, by=COP11)

    assert item.activities[0].completed_on is None
    assert not item.is_completed


def test_activities_completed_in_a_period_come_in_order_of_completion(plan):
    item = ProgrammeItemFactory(plan=plan)
    second = ActivityFactory(item=item, completed_on=date(2014, 11, 4), meeting=MeetingFactory())
    first = ActivityFactory(item=item, completed_on=date(2012, 1, 1))
    ActivityFactory(item=item, completed_on=date(2011, 12, 31))
    ActivityFactory(item=item, completed_on=date(2014, 11, 5))

    done = activities_completed(plan, first=date(2012, 1, 1), last=COP11)

    assert [one.code for one in done] == [first.code, second.code]
    assert done[1].meeting_code == second.meeting.code


@pytest.mark.parametrize("number", [1, 3])
def test_items_cost_the_same_for_one_or_many(number, plan, django_assert_num_queries):
    for activity in ActivityFactory.create_batch(number, item__plan=plan):
        activity.contributions.add(EarmarkedContributionFactory())

    with django_assert_num_queries(3):
        assert len(programme_items(plan, by=COP11)) == number


def test_contributions_to_a_plan_are_those_that_paid_for_its_activities(plan):
    paid = EarmarkedContributionFactory()
    EarmarkedContributionFactory()
    for activity in ActivityFactory.create_batch(2, item__plan=plan):
        activity.contributions.add(paid)

    assert list(contributions_to(plan)) == [paid]


def test_a_contribution_without_end_still_runs():
    runs = EarmarkedContributionFactory(start_year=2011, end_year=None)
    EarmarkedContributionFactory(start_year=2015)
    EarmarkedContributionFactory(start_year=2009, end_year=2011)
    EarmarkedContributionFactory(start_year=None)

    assert list(contributions_between(date(2012, 1, 1), date(2014, 12, 31))) == [runs]
