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


def test_what_is_known_to_the_day_is_dark_and_what_is_not_is_pale():
    plan = WorkPlanFactory()
    ActivityFactory(item__plan=plan, code="A1", completed_on=date(2012, 2, 1))
    ActivityFactory(
        item__plan=plan, code="A2", completed_on=date(2013, 12, 31), completed_precision="year"
    )

    drawn = timeline_chart(timeline_of(plan, on=date(2014, 1, 1)), plan.starts_on, plan.ends_on)

    assert [f'fill-opacity="{value}"' in drawn for value in ("1", "0.35")] == [True, True]


def test_a_year_of_which_little_is_drawn_bears_no_name():
    plan = WorkPlanFactory(starts_on=date(2012, 1, 1), ends_on=date(2014, 12, 31))
    ActivityFactory(item__plan=plan, completed_on=date(2011, 12, 20))

    drawn = timeline_chart(timeline_of(plan, on=date(2014, 1, 1)), plan.starts_on, plan.ends_on)

    assert [f">{year}<" in drawn for year in (2011, 2012)] == [False, True]


def test_a_long_title_is_cut_between_two_words():
    plan = WorkPlanFactory()
    ActivityFactory(item__plan=plan, title_en="Nineteen letters or " * 5)

    drawn = timeline_chart(timeline_of(plan, on=date(2014, 1, 1)), plan.starts_on, plan.ends_on)

    assert ">Nineteen letters or Nineteen letters or Nineteen letters or…<" in drawn
