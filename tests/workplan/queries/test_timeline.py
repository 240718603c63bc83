from datetime import date

import pytest

from tests.factories.workplan import ActivityFactory, WorkPlanFactory
from whimbrel.workplan.queries.timeline import timeline_of

pytestmark = pytest.mark.django_db


def test_an_activity_waits_for_what_is_not_done_before_it():
    plan = WorkPlanFactory()
    done, open_ = (
        ActivityFactory(item__plan=plan, code=code, completed_on=day)
        for code, day in (("A1", date(2012, 5, 1)), ("A2", None))
    )
    waiting = ActivityFactory(item__plan=plan, code="A3")
    waiting.depends_on.add(done, open_)

    bars = {one.activity.code: one for one in timeline_of(plan, on=date(2013, 1, 1))}

    assert bars["A3"].waits_for == (open_,)
    assert bars["A1"].is_done


def test_an_activity_is_overdue_from_the_day_after_its_last():
    plan = WorkPlanFactory()
    ActivityFactory(item__plan=plan, ends_on=date(2013, 6, 30))

    assert not timeline_of(plan, on=date(2013, 6, 30))[0].is_overdue
    assert timeline_of(plan, on=date(2013, 7, 1))[0].is_overdue


@pytest.mark.parametrize("number", [1, 3])
def test_a_timeline_costs_two_queries(number, django_assert_num_queries):
    plan = WorkPlanFactory()
    ActivityFactory.create_batch(number, item__plan=plan)

    with django_assert_num_queries(2):
        assert len(timeline_of(plan, on=date(2013, 1, 1))) == number
