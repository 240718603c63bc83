import pytest

from tests.factories.people import UserFactory
from tests.factories.workplan import WorkPlanFactory
from whimbrel.home.actions.settle_indicators import settle_indicators
from whimbrel.report.queries.indicators import dashboard

pytestmark = pytest.mark.django_db


def test_the_indicators_of_the_demo_show_each_kind_and_settling_twice_changes_nothing():
    UserFactory(email="secretariat@demo.example")
    UserFactory(email="officer@demo.example")
    plan = WorkPlanFactory(code="cms-2012-2014")

    assert settle_indicators() == 3
    assert settle_indicators() == 0

    rows = {row.indicator.code: row.number for row in dashboard(plan, on=plan.ends_on)}
    assert (rows["answers"], rows["parties"], rows["share"]) == (41, 0, None)
