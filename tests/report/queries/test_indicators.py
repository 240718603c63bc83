from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import now

from tests.factories.indicators import (
    APPROVED,
    IndicatorFactory,
    ReportingPeriodFactory,
    a_value,
)
from tests.factories.treaties import TreatyActionFactory
from tests.factories.workplan import WorkPlanFactory
from whimbrel.report.actions.indicators import take_reading
from whimbrel.report.models import Indicator
from whimbrel.report.queries.indicators import as_number, count_now, dashboard, sheet_rows

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.fixture
def plan():
    return WorkPlanFactory()


def test_only_what_was_approved_counts_and_its_period_is_told(plan):
    indicator = IndicatorFactory(plan=plan, baseline=0, target=24)
    a_value(indicator)
    [row] = dashboard(plan, on=DAY)
    assert row.number is None

    other = ReportingPeriodFactory(
        plan=plan, name="2013", starts_on=date(2013, 1, 1), ends_on=date(2013, 12, 31)
    )
    a_value(indicator, period=other, to=APPROVED)

    [row] = dashboard(plan, on=DAY)
    assert (row.number, row.when, row.progress, row.is_met) == (12, "2013", 50, False)


def test_a_value_that_is_due_and_not_there_is_missing_and_one_that_came_after_is_late(plan):
    indicator = IndicatorFactory(plan=plan)
    due = ReportingPeriodFactory(plan=plan, name="2012", due_on=date(2013, 1, 31))
    ReportingPeriodFactory(
        plan=plan, name="2099", starts_on=date(2099, 1, 1), ends_on=date(2099, 12, 31)
    )
    [row] = dashboard(plan, on=DAY)
    assert (row.missing, row.late) == (("2012",), ())

    a_value(indicator, period=due, to=APPROVED)

    [row] = dashboard(plan, on=DAY)
    assert (row.missing, row.late) == ((), ("2012",))


@pytest.mark.parametrize(
    ("unit", "number", "is_out"),
    [("%", "101", True), ("%", "99", False), ("", "-1", True), ("", "500", False)],
)
def test_a_number_that_cannot_be_is_flagged(plan, unit, number, is_out):
    a_value(IndicatorFactory(plan=plan, unit=unit), number=number, to=APPROVED)

    assert dashboard(plan, on=DAY)[0].is_out_of_range is is_out


def test_less_is_better_where_it_is_said_so(plan):
    indicator = IndicatorFactory(
        plan=plan, baseline=20, target=12, direction=Indicator.Direction.DOWN
    )
    a_value(indicator, to=APPROVED)

    [row] = dashboard(plan, on=DAY)

    assert (row.is_met, row.progress) == (True, 100)


def test_a_formula_is_reckoned_from_what_counts(plan):
    a_value(IndicatorFactory(plan=plan, code="answers"), to=APPROVED)
    a_value(IndicatorFactory(plan=plan, code="asked"), number="48", to=APPROVED)
    IndicatorFactory(plan=plan, code="share", kind="formula", formula="[answers] / [asked] * 100")

    rows = {row.indicator.code: row.number for row in dashboard(plan, on=DAY)}

    assert rows["share"] == 25


def test_a_counted_indicator_shows_its_last_reading_and_counts_its_rows_when_asked(plan):
    indicator = IndicatorFactory(plan=plan, kind="counted", figure="parties")
    TreatyActionFactory(
        instrument=plan.instrument, country__name_en="Kenya", in_force_on=date(2000, 1, 1)
    )
    take_reading(indicator=indicator, on=date(2013, 1, 1), at=now())
    TreatyActionFactory(instrument=plan.instrument, in_force_on=date(2014, 1, 1))

    [row] = dashboard(plan, on=DAY)
    count = count_now(indicator, on=DAY, language="en")

    assert (row.number, row.on) == (1, date(2013, 1, 1))
    assert count.value == 2
    assert "Kenya" in str(count.rows)


@pytest.mark.parametrize("number", [1, 3])
def test_many_indicators_cost_four_queries(plan, number, django_assert_num_queries):
    for _ in range(number):
        a_value(IndicatorFactory(plan=plan), to=APPROVED)

    with django_assert_num_queries(4):
        assert len(dashboard(plan, on=DAY)) == number


def test_the_sheet_has_a_row_for_each_value_that_is_or_should_be(plan):
    indicator = IndicatorFactory(plan=plan, code="answers")
    ReportingPeriodFactory(
        plan=plan, name="2050", starts_on=date(2050, 1, 1), ends_on=date(2050, 12, 31)
    )
    a_value(indicator, number="12.5")
    IndicatorFactory(plan=plan, kind="counted", figure="parties")

    rows = sheet_rows(plan)

    assert [(row[0], str(row[7]), row[11]) for row in rows] == [
        ("answers", "12.5", "Draft"),
        ("answers", "", ""),
    ]


@pytest.mark.parametrize(("value", "number"), [(3, 3), (["a", "b"], 2), ("41%", 41), ("two", None)])
def test_what_a_figure_is_worth_as_a_number(value, number):
    assert as_number(value) == (None if number is None else Decimal(number))


def test_a_value_handed_in_in_time_is_not_late_however_long_it_was_looked_at(plan):
    indicator = IndicatorFactory(plan=plan)
    due = ReportingPeriodFactory(plan=plan, name="2012", due_on=date(2013, 1, 31))
    value = a_value(indicator, period=due, to=("submitted", "returned", "submitted", "approved"))
    first = value.steps.get(pk=value.steps.filter(step="submitted").earliest("pk").pk)
    first.at = datetime(2013, 1, 31, 20, tzinfo=UTC)
    first.save()

    [row] = dashboard(plan, on=DAY)
    assert row.late == ()

    first.at += timedelta(days=1)
    first.save()

    [row] = dashboard(plan, on=DAY)
    assert row.late == ("2012",)
