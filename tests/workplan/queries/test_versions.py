from datetime import date
from decimal import Decimal

import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.treaties import BodyFactory
from tests.factories.workplan import (
    ActivityFactory,
    CostEstimateFactory,
    MandateFactory,
    ProgrammeItemFactory,
    WorkPlanFactory,
)
from whimbrel.workplan.actions.versions import approve_version, put_forward
from whimbrel.workplan.models import Activity, WorkPlan
from whimbrel.workplan.queries.activity import partners_of
from whimbrel.workplan.queries.grants import funding_of
from whimbrel.workplan.queries.mandates import carried_out
from whimbrel.workplan.queries.plan import programme_items
from whimbrel.workplan.queries.timeline import timeline_of
from whimbrel.workplan.queries.versions import content_of, open_versions, promise_of

pytestmark = pytest.mark.django_db
DAY = date(2013, 1, 1)


def approved(plan):
    version = put_forward(plan=plan, words="As adopted", by=UserFactory(), at=now())
    approve_version(version=version, decided_by="COP10", on=DAY, by=UserFactory(), at=now())
    return WorkPlan.objects.get(pk=plan.pk)


@pytest.fixture
def promised():
    item = ProgrammeItemFactory(code="A", title_en="Item as adopted")
    lead = BodyFactory(name_en="CMS")
    activity = ActivityFactory(item=item, code="A1", title_en="As adopted", ends_on=DAY, lead=lead)
    activity.outputs.create(title_en="Manual", due_on=DAY)
    return activity


def test_a_version_holds_the_promise_whole_and_nothing_of_what_was_done(promised):
    mandate = MandateFactory(code="res-1")
    mandate.links.create(plan=promised.item.plan, activity=promised)
    CostEstimateFactory(activity=promised, amount=Decimal("5000.00"))
    promised.completed_on = DAY
    promised.save()

    content = content_of(promised.item.plan)

    [activity] = content["activities"]
    assert activity["mandates"] == ["res-1"]
    assert activity["estimate"] == "5000.00 EUR"
    assert activity["outputs"][0]["due_on"] == "2013-01-01"
    assert not {"completed_on", "keeper", "done_on"} & {*activity, *activity["outputs"][0]}


def test_the_world_goes_on_reading_what_was_approved(promised):
    plan = approved(promised.item.plan)
    Activity.objects.filter(pk=promised.pk).update(
        title_en="As we would like", ends_on="2014-06-01"
    )
    plan.items.update(title_en="Item as we would like")
    promised.partners.add(BodyFactory(name_en="AEWA"))
    added = ActivityFactory(item=promised.item, code="A2")
    MandateFactory().links.create(plan=plan, activity=added)

    [item] = programme_items(plan, by=DAY)
    [bar] = timeline_of(plan, on=DAY)
    [funded] = funding_of(plan, by=DAY)

    assert (item.title, [one.title for one in item.activities]) == (
        "Item as adopted",
        ["As adopted"],
    )
    assert (bar.activity.title, bar.last) == ("As adopted", DAY)
    assert funded.activity.title == "As adopted"
    assert [one.body.name for one in partners_of(plan, by=DAY)] == ["CMS"]
    assert carried_out(added.mandate_links.get().mandate) == []
    assert set(Activity.objects.in_force()) == {promised}


def test_what_was_done_of_a_promise_is_told_as_it_is(promised):
    plan = approved(promised.item.plan)
    Activity.objects.filter(pk=promised.pk).update(completed_on=DAY)
    promised.outputs.update(done_on=DAY, title_en="Another title")

    [item] = programme_items(plan, by=DAY)
    promise = promise_of(promised, plan.approved.content)

    assert item.completed == 1
    [output] = promise.outputs
    assert (output.title, output.done_on) == ("Manual", DAY)


def test_an_output_that_was_taken_out_stays_promised(promised):
    plan = approved(promised.item.plan)
    promised.outputs.all().delete()

    [output] = promise_of(Activity.objects.get(pk=promised.pk), plan.approved.content).outputs

    assert (output.title, output.is_done(by=DAY)) == ("Manual", False)


def test_a_plan_without_a_version_is_read_as_it_stands(promised):
    other = ActivityFactory(item=promised.item)

    assert set(Activity.objects.in_force()) == {promised, other}


@pytest.mark.parametrize("number", [1, 3])
def test_a_promise_costs_the_same_for_one_activity_or_many(number, django_assert_num_queries):
    plan = WorkPlanFactory()
    for activity in ActivityFactory.create_batch(number, item__plan=plan, lead=BodyFactory()):
        activity.partners.add(BodyFactory())
        activity.outputs.create(title_en="Output")
        CostEstimateFactory(activity=activity)
        MandateFactory().links.create(plan=plan, activity=activity)

    with django_assert_num_queries(10):
        assert len(content_of(plan)["activities"]) == number


def test_what_waits_longest_for_a_decision_stands_first():
    activities = ActivityFactory.create_batch(2)
    asked = [put_forward(plan=one.item.plan, words="", by=UserFactory(), at=now()) for one in activities]  # fmt: skip

    assert list(open_versions()) == asked
