"""A plan is assessed: marks by criterion, risks, findings followed until they are closed, and readers from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.workplan.emails import write_evaluator
from whimbrel.workplan.models import (
    Activity,
    Criterion,
    Evaluator,
    Finding,
    FindingStep,
    Mark,
    Risk,
    WorkPlan,
)
from whimbrel.workplan.queries.appraisal import counting_marks


@dataclass(frozen=True)
class Threat:
    """What could go wrong."""

    title: str
    likelihood: int
    impact: int
    response: str = ""
    responsible: str = ""
    activity: Activity | None = None


@dataclass(frozen=True)
class Found:
    """What an assessment found."""

    kind: str
    words: str
    source: str
    responsible: str = ""
    due_on: date | None = None
    activity: Activity | None = None


@dataclass(frozen=True)
class Reader:
    """An office from outside."""

    office: str
    email: str
    language: str
    until: date


@transaction.atomic
def mark_activity(
    *, activity: Activity, marks: Mapping[Criterion, tuple[int, str]], by: User, at: datetime
) -> list[Mark]:
    """Points and words by criterion. Only what differs from the mark that counts is written; earlier ones stay."""
    counting = counting_marks(activity)
    given = [
        activity.marks.create(
            criterion=criterion, points=points, words=words, given_by=by, given_at=at
        )
        for criterion, (points, words) in marks.items()
        if _said(counting.get(criterion.pk)) != (points, words)
    ]
    if given:
        record(by, "marked an activity", activity, criteria=[one.criterion.code for one in given])
    return given


@transaction.atomic
def note_risk(*, plan: WorkPlan, threat: Threat, by: User, on: date) -> Risk:
    noted = plan.risks.create(**threat.__dict__, noted_on=on)
    record(by, "noted a risk", plan)
    return noted


@transaction.atomic
def close_risk(*, risk: Risk, outcome: str, by: User, on: date) -> None:
    """The risk is over. Doing it twice changes nothing."""
    if Risk.objects.filter(pk=risk.pk, closed_on=None).update(closed_on=on, outcome=outcome):
        record(by, "closed a risk", risk.plan)


@transaction.atomic
def note_finding(*, plan: WorkPlan, found: Found, by: User, on: date) -> Finding:
    noted = plan.findings.create(**found.__dict__, noted_on=on)
    record(by, "noted a finding", plan, kind=found.kind)
    return noted


@transaction.atomic
def step_finding(*, finding: Finding, kind: str, on: date, words: str, by: User) -> FindingStep:
    """Say what became of a recommendation."""
    step = finding.steps.create(kind=kind, on=on, words=words, noted_by=by)
    record(by, "noted a step of a recommendation", finding.plan, step=kind)
    return step


@transaction.atomic
def let_evaluator_read(*, plan: WorkPlan, reader: Reader, by: User, at: datetime) -> Evaluator:
    """Give an office from outside the link to the assessment, and write to it."""
    evaluator = plan.evaluators.create(**reader.__dict__, asked_by=by, asked_at=at)
    write_evaluator(evaluator=evaluator)
    record(by, "let an evaluator read", plan)
    return evaluator


@transaction.atomic
def end_evaluator(*, evaluator: Evaluator, by: User, at: datetime) -> None:
    """The link opens nothing more. Doing it twice changes nothing."""
    if Evaluator.objects.filter(pk=evaluator.pk, ended_at=None).update(ended_at=at):
        record(by, "ended an evaluator’s reading", evaluator.plan)


def _said(mark: Mark | None) -> tuple[int, str] | None:
    return (mark.points, mark.words) if mark else None
