"""Indicators of a work plan."""

from datetime import date
from decimal import Decimal

import factory
from django.utils.timezone import now
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.workplan import WorkPlanFactory
from whimbrel.report.actions.indicators import Entered, enter_value, move_value
from whimbrel.report.models import Indicator, ReportingPeriod


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    plan = factory.SubFactory(WorkPlanFactory)
    code = factory.Sequence(lambda n: f"indicator-{n}")
    title_en = factory.Sequence(lambda n: f"Indicator {n}")


class ReportingPeriodFactory(DjangoModelFactory):
    class Meta:
        model = ReportingPeriod

    plan = factory.SubFactory(WorkPlanFactory)
    # No year: tests name those themselves.
    name = factory.Sequence(lambda n: f"Period {n}")
    starts_on = date(2012, 1, 1)
    ends_on = date(2012, 12, 31)
    due_on = date(2100, 1, 31)


def a_value(indicator=None, *, number="12", to=(), period=None, **more):
    """A value that was entered, and moved along those steps."""
    indicator = indicator or IndicatorFactory()
    period = period or ReportingPeriodFactory(plan=indicator.plan)
    entered = Entered(Decimal(number), **more)
    by = UserFactory()
    value = enter_value(indicator=indicator, period=period, entered=entered, by=by, at=now())
    for step in to:
        move_value(value=value, to=step, by=by, at=now())
    return value


APPROVED = ("submitted", "approved")
