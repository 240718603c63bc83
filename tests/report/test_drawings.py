from datetime import date

import pytest

from tests.factories.indicators import APPROVED, IndicatorFactory, ReportingPeriodFactory, a_value
from tests.factories.workplan import WorkPlanFactory
from whimbrel.report.drawings import dashboard_chart, values_chart
from whimbrel.report.queries.indicators import dashboard, settled_values

pytestmark = pytest.mark.django_db


def test_two_values_make_a_chart_and_one_makes_none():
    indicator = IndicatorFactory(title_en="Answers <b>")
    a_value(indicator, to=APPROVED)
    assert values_chart(indicator, settled_values(indicator), [], "en") == ""

    later = ReportingPeriodFactory(
        plan=indicator.plan,
        name="The last year",
        starts_on=date(2044, 1, 1),
        ends_on=date(2044, 12, 31),
    )
    a_value(indicator, number="30", period=later, to=APPROVED)

    chart = values_chart(indicator, settled_values(indicator), [], "en")
    assert "The last year: 30" in chart
    assert "<b>" not in chart


def test_the_dashboard_draws_who_has_a_way_and_says_it_in_words():
    plan = WorkPlanFactory()
    on_its_way = IndicatorFactory(plan=plan, code="a", title_en="Answers", baseline=20, target=60)
    a_value(on_its_way, number="50", to=APPROVED)
    IndicatorFactory(plan=plan, code="b", title_en="Without a value", baseline=0, target=10)

    chart = dashboard_chart(dashboard(plan, on=date(2013, 1, 1)), "en")

    assert "<desc" in chart
    assert "Answers: 50 of 60, from 20" in chart
    assert 'width="540"' in chart
    assert "Without a value" not in chart
    assert dashboard_chart([], "en") == ""


def test_the_target_stands_across_the_values():
    indicator = IndicatorFactory(target=60, baseline=20)
    a_value(indicator, to=APPROVED)
    later = ReportingPeriodFactory(
        plan=indicator.plan, starts_on=date(2044, 1, 1), ends_on=date(2044, 12, 31)
    )
    a_value(indicator, number="30", period=later, to=APPROVED)

    chart = values_chart(indicator, settled_values(indicator), [], "en")

    assert "Target: 60" in chart
    assert "Baseline: 20" in chart
