from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.treaties import BodyFactory
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


def test_who_carries_it_out_and_what_is_still_wanted_go_on_and_what_was_done_stays(plan):
    earlier = Activity.objects.get(code="B2")
    earlier.partners.add(BodyFactory(code="unep"))
    earlier.outputs.create(title_en="Guide", done_on=date(2013, 1, 1))
    earlier.outputs.create(title_en="Course", due_on=date(2014, 1, 1))
    later = WorkPlanFactory(starts_on=date(2015, 1, 1), ends_on=date(2017, 12, 31))

    carry_over(plan=plan, into=later, by=UserFactory())

    carried = Activity.objects.get(item__plan=later)
    assert [one.code for one in carried.partners.all()] == ["unep"]
    assert [(one.title_en, one.due_on) for one in carried.outputs.all()] == [("Course", None)]
    assert earlier.outputs.count() == 2


def test_what_was_dropped_goes_on_nowhere(plan):
    dropped = Activity.objects.get(code="B2")
    dropped.steps.create(kind="dropped", on=date(2014, 1, 1), noted_at=now())
    later = WorkPlanFactory(starts_on=date(2015, 1, 1), ends_on=date(2017, 12, 31))

    carry_over(plan=plan, into=later, by=UserFactory())

    assert not Activity.objects.filter(item__plan=later).exists()
