from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.workplan import (
    ActivityFactory,
    CriterionFactory,
    ProgrammeItemFactory,
    WorkPlanFactory,
)
from whimbrel.workplan.actions.appraising import (
    Found,
    Threat,
    close_risk,
    mark_activity,
    note_finding,
    note_risk,
    step_finding,
)
from whimbrel.workplan.queries.appraisal import appraisal, open_recommendations

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def plan():
    return WorkPlanFactory()


@pytest.fixture
def item(plan):
    return ProgrammeItemFactory(plan=plan)


def mark(activity, **points):
    by_code = {one.code: one for one in activity.item.plan.criteria.all()}
    marks = {by_code[code]: (value, "") for code, value in points.items()}
    mark_activity(activity=activity, marks=marks, by=UserFactory(), at=now())


def recommend(plan, *, due_on, steps=()):
    found = Found("recommendation", "Teach in French", "Review", due_on=due_on)
    finding = note_finding(plan=plan, found=found, by=UserFactory(), on=TODAY)
    for kind in steps:
        step_finding(finding=finding, kind=kind, on=TODAY, words="Why", by=UserFactory())
    return finding


def test_points_count_by_the_weight_of_their_criterion(plan, item):
    CriterionFactory(plan=plan, code="a", weight=3)
    CriterionFactory(plan=plan, code="b", weight=1)
    both, one, none = ActivityFactory.create_batch(3, item=item)
    mark(both, a=2, b=0)
    mark(one, b=1)

    found = appraisal(plan, on=TODAY)

    scores = {row.activity: row.score for row in found.activities}
    # 3 x 2 of 8; 1 of 2; nothing.
    assert scores == {both: 75, one: 50, none: None}
    assert (found.marked, found.score) == (2, 63)


def test_a_plan_without_marks_has_no_score(plan, item):
    ActivityFactory(item=item)

    assert appraisal(plan, on=TODAY).score is None


def test_the_heaviest_risk_stands_first_and_closed_ones_apart(plan):
    by = UserFactory()
    light = note_risk(plan=plan, threat=Threat("Rain", 1, 1), by=by, on=TODAY)
    heavy = note_risk(plan=plan, threat=Threat("No host", 3, 3), by=by, on=TODAY)
    over = note_risk(plan=plan, threat=Threat("No visa", 3, 3), by=by, on=TODAY)
    close_risk(risk=over, outcome="Given", by=by, on=TODAY)

    found = appraisal(plan, on=TODAY)

    assert found.risks == [heavy, light]
    assert found.closed_risks == [over]


@pytest.mark.parametrize(
    ("steps", "is_closed", "is_overdue"),
    [((), False, True), (("accepted",), False, True), (("accepted", "done"), True, False), (("refused",), True, False)],
)  # fmt: skip
def test_a_recommendation_is_late_until_it_is_done_or_refused(plan, steps, is_closed, is_overdue):
    finding = recommend(plan, due_on=date(2026, 2, 1), steps=steps)

    [found] = appraisal(plan, on=TODAY).recommendations

    assert (found.finding, found.is_closed, found.is_overdue) == (finding, is_closed, is_overdue)
    assert (finding in open_recommendations(until=TODAY)) is not is_closed


def test_a_recommendation_that_is_due_later_or_never_does_not_wait_yet(plan):
    recommend(plan, due_on=date(2027, 1, 1))
    recommend(plan, due_on=None)

    assert open_recommendations(until=TODAY) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_whole_costs_the_same_for_one_activity_or_many(
    plan, item, number, django_assert_num_queries
):
    CriterionFactory(plan=plan, code="a")
    for activity in ActivityFactory.create_batch(number, item=item):
        mark(activity, a=1)
        note_risk(plan=plan, threat=Threat("Rain", 1, 1, activity=activity), by=UserFactory(), on=TODAY)  # fmt: skip
        recommend(plan, due_on=TODAY, steps=("accepted",))

    with django_assert_num_queries(6):
        assert appraisal(plan, on=TODAY).marked == number
