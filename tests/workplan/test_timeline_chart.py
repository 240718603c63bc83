from datetime import date

import pytest

from tests.factories.workplan import ActivityFactory, WorkPlanFactory
from whimbrel.workplan.queries.timeline import timeline_of
from whimbrel.workplan.timeline_chart import timeline_chart

pytestmark = pytest.mark.django_db


def test_what_is_done_is_filled_and_what_is_not_an_outline():
    plan = WorkPlanFactory()
    ActivityFactory(item__plan=plan, title_en="Held", completed_on=date(2012, 2, 1))
    ActivityFactory(item__plan=plan, title_en="<Open>")
    bars = timeline_of(plan, on=date(2013, 1, 1))

    drawn = timeline_chart(bars, plan.starts_on, plan.ends_on)

    assert drawn.count('fill="currentColor"') == 1
    assert drawn.count('fill="none"') == drawn.count("stroke-dasharray") == 2
    assert "&lt;Open&gt;" in drawn
    assert [str(year) in drawn for year in (2012, 2014, 2015)] == [True, True, False]


def test_nothing_is_drawn_of_nothing():
    assert timeline_chart([], date(2012, 1, 1), date(2014, 12, 31)) == ""
