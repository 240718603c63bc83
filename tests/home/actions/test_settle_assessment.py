import pytest
from django.utils.timezone import localdate

from tests.factories.people import UserFactory
from tests.factories.workplan import (
    ActivityFactory,
    CriterionFactory,
    ProgrammeItemFactory,
    WorkPlanFactory,
)
from whimbrel.home.actions.settle_assessment import settle_assessment
from whimbrel.workplan.queries.appraisal import appraisal

pytestmark = pytest.mark.django_db


def test_the_plan_of_the_demo_is_assessed_once():
    UserFactory(email="secretariat@demo.example")
    plan = WorkPlanFactory(code="cms-2012-2014")
    ActivityFactory.create_batch(4, item=ProgrammeItemFactory(plan=plan))
    CriterionFactory.create_batch(3, plan=plan)

    assert settle_assessment() == 3
    assert settle_assessment() == 0

    found = appraisal(plan, on=localdate())
    assert (found.marked, len(found.risks), len(found.closed_risks)) == (3, 1, 1)
    assert [one.step.kind for one in found.recommendations] == ["accepted"]
