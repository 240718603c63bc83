from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.workplan import ActivityFactory, CriterionFactory, WorkPlanFactory
from whimbrel.core.journal import history_of
from whimbrel.core.models import Letter
from whimbrel.workplan.actions.appraising import (
    Found,
    Reader,
    Threat,
    close_risk,
    end_evaluator,
    let_evaluator_read,
    mark_activity,
    note_finding,
    note_risk,
    step_finding,
)
from whimbrel.workplan.emails import evaluator_of, evaluator_token

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


def test_a_mark_that_is_given_again_is_not_written_and_an_earlier_one_stays():
    activity, by = ActivityFactory(), UserFactory()
    criterion = CriterionFactory(plan=activity.item.plan)

    mark_activity(activity=activity, marks={criterion: (1, "Begun")}, by=by, at=now())
    mark_activity(activity=activity, marks={criterion: (1, "Begun")}, by=by, at=now())
    mark_activity(activity=activity, marks={criterion: (2, "Done")}, by=by, at=now())

    assert [one.points for one in activity.marks.all()] == [2, 1]


def test_a_risk_is_closed_once_with_what_came_of_it():
    plan, by = WorkPlanFactory(), UserFactory()
    risk = note_risk(plan=plan, threat=Threat("No host", 2, 3), by=by, on=TODAY)

    close_risk(risk=risk, outcome="Kenya hosts", by=by, on=TODAY)
    close_risk(risk=risk, outcome="Something else", by=by, on=TODAY)

    risk.refresh_from_db()
    assert (risk.weight, risk.outcome) == (6, "Kenya hosts")
    assert [one.verb for one in history_of(plan)].count("closed a risk") == 1


def test_a_recommendation_goes_its_way():
    plan, by = WorkPlanFactory(), UserFactory()
    found = Found("recommendation", "Teach in French", "Review of 2014", due_on=TODAY)
    finding = note_finding(plan=plan, found=found, by=by, on=TODAY)

    step_finding(finding=finding, kind="accepted", on=TODAY, words="", by=by)
    step_finding(finding=finding, kind="done", on=TODAY, words="Since Dakar", by=by)

    assert [one.kind for one in finding.steps.all()] == ["done", "accepted"]


def test_an_evaluator_gets_a_link_until_a_day_and_loses_it():
    plan, by = WorkPlanFactory(title_fr="Plan de travail"), UserFactory()
    reader = Reader("Institute for evaluation", "who@example.org", "fr", date(2026, 5, 1))

    evaluator = let_evaluator_read(plan=plan, reader=reader, by=by, at=now())

    letter = Letter.objects.get()
    assert evaluator_token(evaluator) in letter.text
    assert "Plan de travail" in letter.subject
    assert evaluator_of(evaluator_token(evaluator)) == evaluator
    assert evaluator.may_read(on=date(2026, 5, 1))
    assert not evaluator.may_read(on=date(2026, 5, 2))
    end_evaluator(evaluator=evaluator, by=by, at=now())
    evaluator.refresh_from_db()
    assert not evaluator.may_read(on=TODAY)


@pytest.mark.parametrize("token", ["", "guess", "MQ:bad"])
def test_a_link_that_was_not_made_here_opens_nothing(token):
    assert evaluator_of(token) is None
