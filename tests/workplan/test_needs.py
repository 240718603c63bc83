from datetime import UTC, date, datetime

import pytest

from tests.factories.people import UserFactory
from tests.factories.workplan import ActivityFactory, WorkPlanFactory
from whimbrel.workplan.actions.appraising import Found, note_finding
from whimbrel.workplan.actions.versions import put_forward
from whimbrel.workplan.needs import late, recommendations, versions

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def note(plan, due_on, kind="recommendation"):
    found = Found(kind, f"Teach in French by {due_on}", "Review", due_on=due_on)
    note_finding(plan=plan, found=found, by=UserFactory(), on=date(2026, 1, 1))


def test_what_is_late_or_due_within_two_months_waits():
    plan = WorkPlanFactory(code="cms")
    for due_on in (date(2026, 2, 1), date(2026, 4, 20), date(2026, 12, 1)):
        note(plan, due_on)

    late, soon = recommendations(AT)

    assert (late.day, late.is_late, soon.is_late) == (date(2026, 2, 1), True, False)
    assert late.url == "/en/workplan/cms/appraisal/"


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_or_many(number, django_assert_num_queries):
    for _ in range(number):
        note(WorkPlanFactory(), date(2026, 2, 1))

    with django_assert_num_queries(2):
        assert len(recommendations(AT)) == number


@pytest.mark.parametrize("number", [1, 3])
def test_versions_that_wait_for_a_decision_are_shown(number, django_assert_num_queries):
    for activity in ActivityFactory.create_batch(number):
        put_forward(plan=activity.item.plan, words="First", by=UserFactory(), at=AT)

    with django_assert_num_queries(1):
        found = versions(AT)

    assert len(found) == number
    assert found[0].day == AT.date()


@pytest.mark.parametrize("number", [1, 3])
def test_what_is_late_is_counted_in_one_line(number, django_assert_num_queries):
    ActivityFactory.create_batch(number, ends_on=date(2013, 1, 1))

    with django_assert_num_queries(3):
        [line] = late(AT)

    assert line.text.startswith(f"{number} activit")
    assert line.url == "/en/workplan/late/"


def test_nothing_late_is_no_line():
    assert late(AT) == []
