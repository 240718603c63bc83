from datetime import date
from decimal import Decimal

import pytest

from tests.factories.indicators import (
    APPROVED,
    IndicatorFactory,
    ReportingPeriodFactory,
    a_value,
)
from tests.factories.report import ReportFactory
from tests.factories.workplan import (
    ActivityFactory,
    GrantFactory,
    MovementFactory,
    ProgrammeItemFactory,
    WorkPlanFactory,
)
from whimbrel.report.queries.counting import KINDS, Counting
from whimbrel.workplan.models import Share

pytestmark = pytest.mark.django_db
CUT_OFF = date(2014, 6, 30)


@pytest.fixture
def plan():
    return WorkPlanFactory(starts_on=date(2012, 1, 1), ends_on=date(2014, 12, 31))


def counted(kind, plan):
    counting = Counting(ReportFactory(), CUT_OFF, "en")
    return KINDS[kind].counter(counting, {"plan": plan.code})


def test_activities_say_which_were_completed_by_the_cut_off(plan):
    item = ProgrammeItemFactory(plan=plan)
    ActivityFactory(item=item, code="1", completed_on=date(2013, 5, 1))
    ActivityFactory(item=item, code="2", completed_on=date(2014, 7, 1))
    ActivityFactory()

    count = counted("plan-activities", plan)

    assert [row[3] for row in count.rows] == ["1 May 2013", "–"]


def test_a_movement_that_falls_to_two_activities_is_told_once(plan):
    item = ProgrammeItemFactory(plan=plan)
    first, second = (ActivityFactory(item=item, code=code) for code in ("1", "2"))
    grant = GrantFactory(currency="EUR")
    one = MovementFactory(
        grant=grant, day=date(2013, 1, 1), amount=Decimal(100), in_account=Decimal(100)
    )
    late = MovementFactory(grant=grant, day=date(2014, 12, 1))
    for movement, activity in ((one, first), (one, second), (late, first)):
        Share.objects.create(movement=movement, activity=activity, amount=Decimal(50))
    MovementFactory(grant=grant, day=date(2013, 1, 1))

    count = counted("plan-movements", plan)

    assert count.value == 1
    assert count.rows[0][4] == "1, 2"


def test_only_approved_values_of_periods_that_are_over_are_told(plan):
    indicator = IndicatorFactory(plan=plan, target=40)
    first, second, third = (
        ReportingPeriodFactory(
            plan=plan, name=str(year), starts_on=date(year, 1, 1), ends_on=date(year, 12, 31)
        )
        for year in (2012, 2013, 2014)
    )
    a_value(indicator, period=second, to=APPROVED)
    a_value(indicator, period=first, number="9")
    a_value(indicator, period=third, number="15", to=APPROVED)

    count = counted("indicator-values", plan)

    assert [row[1:] for row in count.rows] == [("2013", "12", indicator.unit, "40")]
