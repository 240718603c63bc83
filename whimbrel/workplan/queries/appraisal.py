"""How a plan stands in its assessment: marks by criterion, risks, findings and what became of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from whimbrel.workplan.models import (
    Activity,
    Criterion,
    Finding,
    FindingStep,
    Mark,
    Points,
    Risk,
    WorkPlan,
)


@dataclass(frozen=True)
class MarkedActivity:
    """An activity, and for each criterion in their order the mark that counts; None where there is none."""

    activity: Activity
    marks: list[tuple[Criterion, Mark | None]]
    # Of a hundred: points by weight over the most that the marked criteria could give. None where nothing is marked.
    score: int | None


@dataclass(frozen=True)
class FollowedFinding:
    """A finding, and where it stands."""

    finding: Finding
    step: FindingStep | None
    is_closed: bool
    is_overdue: bool


@dataclass(frozen=True)
class Appraisal:
    """The whole assessment of a plan."""

    criteria: list[Criterion]
    activities: list[MarkedActivity]
    risks: list[Risk]
    closed_risks: list[Risk]
    recommendations: list[FollowedFinding]
    lessons: list[Finding]

    @property
    def score(self) -> int | None:
        """The mean of the activities that are marked."""
        scores = [one.score for one in self.activities if one.score is not None]
        return _rounded(Decimal(sum(scores)) / len(scores)) if scores else None

    @property
    def marked(self) -> int:
        return sum(one.score is not None for one in self.activities)


def appraisal(plan: WorkPlan, *, on: date) -> Appraisal:
    """Six queries."""
    criteria = list(plan.criteria.all())
    risks = sorted(
        plan.risks.select_related("activity"), key=lambda one: (-one.weight, one.noted_on, one.pk)
    )
    findings = followed(plan, on=on)
    return Appraisal(
        criteria,
        _marked(plan, criteria),
        [one for one in risks if one.closed_on is None],
        [one for one in risks if one.closed_on is not None],
        [one for one in findings if one.finding.kind == Finding.Kind.RECOMMENDATION],
        [one.finding for one in findings if one.finding.kind == Finding.Kind.LESSON],
    )


def followed(plan: WorkPlan, *, on: date) -> list[FollowedFinding]:
    """All findings, the open ones first. Two queries."""
    found = plan.findings.select_related("activity").prefetch_related("steps")
    return sorted((_followed(one, on) for one in found), key=lambda one: one.is_closed)


def open_recommendations(*, until: date) -> list[Finding]:
    """Recommendations of all plans that are due by that day and not closed, earliest first. Two queries."""
    found = (
        Finding.objects.filter(kind=Finding.Kind.RECOMMENDATION, due_on__lte=until)
        .select_related("plan")
        .prefetch_related("steps")
    )
    return [one for one in found if not _is_closed(one)]


def counting_marks(activity: Activity) -> dict[int, Mark]:
    """The mark that counts, by criterion. One query."""
    marks: dict[int, Mark] = {}
    for one in activity.marks.order_by("given_at", "pk"):
        marks[one.criterion_id] = one
    return marks


def _marked(plan: WorkPlan, criteria: list[Criterion]) -> list[MarkedActivity]:
    counting: dict[int, dict[int, Mark]] = defaultdict(dict)
    for mark in Mark.objects.filter(activity__item__plan=plan).order_by("given_at", "pk"):
        counting[mark.activity_id][mark.criterion_id] = mark
    activities = Activity.objects.filter(item__plan=plan).order_by("item__code", "code")
    rows = []
    for activity in activities:
        marks = [(one, counting[activity.pk].get(one.pk)) for one in criteria]
        rows.append(MarkedActivity(activity, marks, _score(marks)))
    return rows


def _score(marks: list[tuple[Criterion, Mark | None]]) -> int | None:
    pairs = [(criterion.weight, mark.points) for criterion, mark in marks if mark]
    most = sum(weight for weight, _points in pairs) * max(Points.values)
    if not most:
        return None
    return _rounded(Decimal(100 * sum(weight * points for weight, points in pairs)) / most)


def _rounded(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _followed(finding: Finding, on: date) -> FollowedFinding:
    step, is_closed = next(iter(finding.steps.all()), None), _is_closed(finding)
    is_overdue = finding.due_on is not None and finding.due_on < on and not is_closed
    return FollowedFinding(finding, step, is_closed, is_overdue)


def _is_closed(finding: Finding) -> bool:
    return any(one.kind in FindingStep.CLOSING for one in list(finding.steps.all())[:1])
