from datetime import date

import pytest

from tests.factories.treaties import MeetingFactory
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


@pytest.mark.parametrize(
    ("day", "precision", "first", "said"),
    [
        (date(2013, 5, 10), "day", date(2013, 5, 10), "10 May 2013"),
        (date(2013, 10, 31), "month", date(2013, 10, 1), "October 2013"),
        (date(2013, 12, 31), "year", date(2013, 1, 1), "2013"),
        (date(2014, 11, 4), "period", date(2012, 1, 1), ""),
    ],
)
def test_when_something_was_done_is_told_as_closely_as_is_known(day, precision, first, said):
    plan = WorkPlanFactory(starts_on=date(2012, 1, 1), ends_on=date(2014, 12, 31))
    ActivityFactory(item__plan=plan, completed_on=day, completed_precision=precision)

    [bar] = timeline_of(plan, on=date(2015, 1, 1))

    assert (bar.done, bar.done_in_words) == ((first, day), said)
    assert not bar.is_planned


def test_the_days_of_its_meeting_are_told_where_they_agree_with_the_day_it_was_completed():
    plan = WorkPlanFactory(starts_on=date(2012, 1, 1), ends_on=date(2014, 12, 31))
    held = MeetingFactory(starts_on=date(2013, 10, 29), ends_on=date(2013, 10, 31))
    for code, day in (("A1", date(2013, 10, 31)), ("A2", date(2014, 12, 31))):
        ActivityFactory(
            item__plan=plan, code=code, meeting=held, completed_on=day, completed_precision="month"
        )

    first, second = timeline_of(plan, on=date(2015, 1, 1))

    assert first.done == (held.starts_on, held.ends_on)
    assert second.done == (date(2014, 12, 1), date(2014, 12, 31))


def test_what_began_first_stands_first():
    plan = WorkPlanFactory(starts_on=date(2012, 1, 1), ends_on=date(2014, 12, 31))
    ActivityFactory(item__plan=plan, code="late", completed_on=date(2014, 3, 1))
    ActivityFactory(item__plan=plan, code="early", completed_on=date(2012, 3, 1))
    ActivityFactory(item__plan=plan, code="planned", starts_on=date(2013, 1, 1))

    bars = timeline_of(plan, on=date(2015, 1, 1))

    assert [one.activity.code for one in bars] == ["early", "planned", "late"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_timeline_costs_two_queries(number, django_assert_num_queries):
    plan = WorkPlanFactory()
    ActivityFactory.create_batch(number, item__plan=plan)

    with django_assert_num_queries(2):
        assert len(timeline_of(plan, on=date(2013, 1, 1))) == number
