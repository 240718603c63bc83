from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.treaties import BodyFactory
from tests.factories.workplan import ActivityFactory, WorkPlanFactory
from whimbrel.workplan.models import Activity
from whimbrel.workplan.queries.activity import history_of, partners_of, standing, with_work

pytestmark = pytest.mark.django_db
TODAY = date(2013, 6, 1)


def step(activity, kind, on, per_cent=None):
    return activity.steps.create(kind=kind, on=on, per_cent=per_cent, noted_at=now())


def output(activity, weight=1, done_on=None):
    return activity.outputs.create(title_en="Something", weight=weight, done_on=done_on)


def test_the_latest_step_by_that_day_says_where_it_stands():
    activity = ActivityFactory()
    step(activity, "funded", date(2013, 1, 1))
    step(activity, "under_way", date(2013, 3, 1))
    step(activity, "dropped", date(2013, 9, 1))

    kinds = [standing(activity, on=on).kind for on in (date(2012, 1, 1), date(2013, 2, 1), TODAY)]

    assert kinds == ["planned", "funded", "under_way"]


def test_what_is_completed_is_done_to_a_hundred_whatever_was_said():
    activity = ActivityFactory(completed_on=TODAY)
    step(activity, "under_way", date(2013, 3, 1), per_cent=40)

    told = standing(activity, on=TODAY)

    assert (told.kind, told.progress.per_cent, told.is_closed) == ("done", 100, True)


def test_how_much_is_done_is_reckoned_by_the_weight_of_the_outputs():
    activity = ActivityFactory()
    output(activity, weight=1, done_on=date(2013, 1, 1))
    output(activity, weight=2)
    output(activity, weight=0, done_on=date(2013, 1, 1))

    progress = standing(activity, on=TODAY).progress

    assert (progress.per_cent, progress.outputs_done, progress.outputs) == (33, 1, 2)
    assert progress.stated is None


def test_what_was_said_counts_until_an_output_is_done_after_it():
    activity = ActivityFactory()
    said = step(activity, "under_way", date(2013, 2, 1), per_cent=20)
    output(activity, done_on=date(2013, 1, 1))
    output(activity, done_on=date(2013, 3, 1))
    output(activity)
    output(activity)

    before, after = (
        standing(activity, on=on).progress for on in (date(2013, 2, 15), date(2013, 4, 1))
    )

    assert (before.per_cent, before.stated) == (20, said)
    assert (after.per_cent, after.stated) == (50, None)


def test_nothing_is_reckoned_from_nothing():
    assert standing(ActivityFactory(), on=TODAY).progress is None


def test_a_joint_activity_counts_once_for_each_that_takes_part():
    plan = WorkPlanFactory()
    cms, aewa, unep = (BodyFactory(name_en=name) for name in ("CMS", "AEWA", "UNEP"))
    joint = ActivityFactory(item__plan=plan, lead=cms, completed_on=TODAY)
    joint.partners.add(cms, aewa)
    ActivityFactory(item__plan=plan, lead=cms)
    ActivityFactory(lead=unep)

    told = partners_of(plan, by=TODAY)

    assert [(one.body, one.activities, one.led, one.joint, one.completed) for one in told] == [
        (cms, 2, 2, 1, 1),
        (aewa, 1, 0, 1, 1),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_where_activities_stand_costs_the_same_for_one_or_many(number, django_assert_num_queries):
    for activity in ActivityFactory.create_batch(number, lead=BodyFactory()):
        output(activity)
        step(activity, "under_way", TODAY)

    with django_assert_num_queries(3):
        assert {standing(one, on=TODAY).kind for one in with_work(Activity.objects.all())} == {
            "under_way"
        }


def test_the_history_of_an_activity_goes_back_over_all_plans():
    first = ActivityFactory()
    second = ActivityFactory(carried_from=first)

    assert history_of(ActivityFactory(carried_from=second)) == [second, first]
