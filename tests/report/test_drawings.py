from datetime import date

import pytest

from tests.factories.indicators import APPROVED, IndicatorFactory, ReportingPeriodFactory, a_value
from whimbrel.report.drawings import values_chart
from whimbrel.report.queries.indicators import settled_values

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
