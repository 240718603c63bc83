"""The demo's assessment of the work plan 2012-2014: marks of its first activities, two risks, what a review found."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.people.models import User
from whimbrel.workplan.actions.appraising import (
    Found,
    Reader,
    Threat,
    close_risk,
    let_evaluator_read,
    mark_activity,
    note_finding,
    note_risk,
    step_finding,
)
from whimbrel.workplan.models import Activity, Finding, Level, Points, WorkPlan

PLAN = "cms-2012-2014"
# Of the first activities, criterion by criterion.
MARKS = (
    (Points.FULLY, Points.FULLY, Points.PARTLY),
    (Points.FULLY, Points.PARTLY, Points.FULLY),
    (Points.PARTLY, Points.NOT, Points.FULLY),
)
REVIEW = "Review of the work plan (demo)"


@transaction.atomic
def settle_assessment() -> int:
    """How many activities were marked now; none where the demo was built before."""
    plan = WorkPlan.objects.get(code=PLAN)
    if plan.findings.exists():
        return 0
    by, today = User.objects.get(email="secretariat@demo.example"), localdate()
    criteria = list(plan.criteria.all())
    activities = list(Activity.objects.filter(item__plan=plan).order_by("item__code", "code"))
    for activity, points in zip(activities, MARKS, strict=False):
        marks = {
            one: (int(value), "As the report says (demo)" if value == Points.NOT else "")
            for one, value in zip(criteria, points, strict=False)
        }
        mark_activity(activity=activity, marks=marks, by=by, at=now())
    host = Threat("No country offers to host a workshop (demo)", Level.MIDDLE, Level.HIGH, "Ask two countries a year ahead (demo)", "Secretariat")  # fmt: skip
    note_risk(plan=plan, threat=host, by=by, on=today)
    late = Threat("The text comes late in French (demo)", Level.HIGH, Level.LOW)
    over = note_risk(plan=plan, threat=late, by=by, on=today - timedelta(days=90))
    close_risk(risk=over, outcome="A translator was found (demo)", by=by, on=today)
    advice = Found(Finding.Kind.RECOMMENDATION, "Ask participants half a year later what they used (demo)", REVIEW, "Secretariat", today + timedelta(days=30))  # fmt: skip
    finding = note_finding(plan=plan, found=advice, by=by, on=today - timedelta(days=60))
    step_finding(finding=finding, kind="accepted", on=today - timedelta(days=50), words="", by=by)
    lesson = Found(Finding.Kind.LESSON, "A workshop in the language of the region fills its places (demo)", REVIEW)  # fmt: skip
    note_finding(plan=plan, found=lesson, by=by, on=today - timedelta(days=60))
    reader = Reader("Institute for evaluation (demo)", "evaluation@demo.example", "fr", today + timedelta(days=45))  # fmt: skip
    let_evaluator_read(plan=plan, reader=reader, by=by, at=now())
    return min(len(activities), len(MARKS))
