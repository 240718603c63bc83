from datetime import date

import pytest

from tests.factories.people import UserFactory
from tests.factories.workplan import ActivityFactory, ProgrammeItemFactory, WorkPlanFactory
from whimbrel.workplan.actions.carry_over import NotLater, carry_over
from whimbrel.workplan.models import Activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    item = ProgrammeItemFactory(code="B")
    ActivityFactory(item=item, code="B1", completed_on=date(2013, 1, 1))
    ActivityFactory(item=item, code="B2", title_en="Unfinished")
    return item.plan


def test_what_is_not_finished_goes_on_once_and_each_knows_the_other(plan):
    later = WorkPlanFactory(starts_on=date(2015, 1, 1), ends_on=date(2017, 12, 31))

    carry_over(plan=plan, into=later, by=UserFactory())
    carry_over(plan=plan, into=later, by=UserFactory())

    carried = Activity.objects.get(item__plan=later)
    assert (carried.code, carried.title, carried.item.code) == ("B2", "Unfinished", "B")
    assert carried.carried_from.carried_to == carried
    assert carried.carried_from.item.plan == plan


def test_nothing_is_carried_back(plan):
    earlier = WorkPlanFactory(starts_on=date(2009, 1, 1), ends_on=date(2011, 12, 31))

    with pytest.raises(NotLater):
        carry_over(plan=plan, into=earlier, by=UserFactory())

    assert not Activity.objects.filter(item__plan=earlier).exists()
