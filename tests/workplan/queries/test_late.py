from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.workplan import ActivityFactory, WorkPlanFactory
from whimbrel.workplan.queries.late import late_or_still, waiting

pytestmark = pytest.mark.django_db
TODAY = date(2013, 6, 30)


@pytest.fixture
def plan():
    return WorkPlanFactory()


def told(on=TODAY):
    return [(one.manner.value, one.activity.code, one.day) for one in waiting(on=on)]


def planned(plan, code, **more):
    return ActivityFactory(item__plan=plan, code=code, **more)


def step(activity, kind, on):
    activity.steps.create(kind=kind, on=on, noted_at=now())


def test_an_activity_is_late_after_its_last_day_and_due_soon_two_weeks_before(plan):
    planned(plan, "LATE", ends_on=date(2013, 6, 29))
    planned(plan, "TODAY", ends_on=TODAY)
    planned(plan, "SOON", ends_on=date(2013, 7, 14))
    planned(plan, "FAR", ends_on=date(2013, 7, 15))

    assert told() == [
        ("late", "LATE", date(2013, 6, 29)),
        ("soon", "TODAY", TODAY),
        ("soon", "SOON", date(2013, 7, 14)),
    ]
    assert [one.activity.code for one in late_or_still(on=TODAY)] == ["LATE"]


def test_without_a_day_of_its_own_the_last_day_of_the_plan_counts(plan):
    planned(plan, "A")

    assert told(on=date(2014, 12, 1)) == []
    assert told(on=date(2015, 1, 1)) == [("late", "A", date(2014, 12, 31))]


def test_what_is_done_dropped_carried_over_or_for_later_waits_for_nothing(plan):
    last = date(2013, 1, 1)
    planned(plan, "DONE", ends_on=last, completed_on=last)
    step(planned(plan, "DROPPED", ends_on=last), "dropped", last)
    ActivityFactory(
        carried_from=planned(plan, "CARRIED", ends_on=last),
        item__plan=WorkPlanFactory(starts_on=date(2015, 1, 1), ends_on=date(2017, 1, 1)),
    )
    planned(plan, "LATER", ends_on=last, is_planned_for_later=True)

    assert told() == []


def test_a_closed_plan_waits_for_nothing(plan):
    planned(plan, "A", ends_on=date(2013, 1, 1))
    plan.steps.create(kind="closed", day=TODAY)

    assert told(on=date(2013, 6, 29)) != []
    assert told() == []


def test_what_has_begun_and_of_which_nobody_speaks_stands_still(plan):
    spoken, silent = planned(plan, "SPOKEN"), planned(plan, "SILENT")
    step(spoken, "under_way", date(2013, 4, 1))
    step(silent, "under_way", date(2013, 3, 31))
    planned(plan, "BEGUN", starts_on=date(2013, 1, 1))
    step(planned(plan, "FUNDED"), "funded", date(2013, 1, 1))

    assert told() == [
        ("stalled", "BEGUN", date(2013, 1, 1)),
        ("stalled", "SILENT", date(2013, 3, 31)),
    ]


def test_an_output_is_late_by_itself(plan):
    activity = planned(plan, "A")
    activity.outputs.create(title_en="Late", due_on=date(2013, 6, 1))
    activity.outputs.create(title_en="Done", due_on=date(2013, 6, 1), done_on=date(2013, 5, 1))
    activity.outputs.create(title_en="Soon", due_on=date(2013, 7, 1))

    assert [(one.manner.value, one.output.title_en) for one in waiting(on=TODAY)] == [
        ("late", "Late"),
        ("soon", "Soon"),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_or_many(plan, number, django_assert_num_queries):
    for n in range(number):
        activity = planned(plan, f"A{n}", ends_on=date(2013, 1, 1))
        activity.outputs.create(title_en="Output")

    with django_assert_num_queries(3):
        assert len(waiting(on=TODAY)) == number
