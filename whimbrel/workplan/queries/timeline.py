"""When the activities of a plan are planned, what each waits for, and where each came from or went."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from whimbrel.workplan.models import Activity, PlanStep, WorkPlan


@dataclass(frozen=True)
class Bar:
    """One activity in time. Without planned days it spans the plan."""

    activity: Activity
    first: date
    last: date
    is_done: bool
    # Over its last day, and not done.
    is_overdue: bool
    # What it depends on that is not done either.
    waits_for: tuple[Activity, ...]


def timeline_of(plan: WorkPlan, *, on: date) -> list[Bar]:
    """Each activity of the plan, those that begin first before others. Two queries."""
    activities = (
        Activity.objects.filter(item__plan=plan)
        .select_related("item", "carried_from__item__plan", "carried_to__item__plan")
        .prefetch_related("depends_on")
    )
    bars = [_bar(one, plan, on) for one in activities]
    return sorted(bars, key=lambda bar: (bar.first, bar.activity.item.code, bar.activity.code))


def unfinished(plan: WorkPlan) -> QuerySet[Activity]:
    """What the plan did not complete and no later plan has taken over."""
    return (
        Activity.objects.filter(item__plan=plan, completed_on=None, carried_to=None)
        .select_related("item")
        .order_by("item__code", "code")
    )


def steps_of_plan(plan: WorkPlan, *, by: date) -> QuerySet[PlanStep]:
    return plan.steps.filter(day__lte=by).order_by("day", "pk")


def plans_after(plan: WorkPlan) -> QuerySet[WorkPlan]:
    later = WorkPlan.objects.filter(instrument=plan.instrument_id, starts_on__gt=plan.starts_on)
    return later.order_by("starts_on")


def _bar(one: Activity, plan: WorkPlan, on: date) -> Bar:
    is_done = one.completed_on is not None and one.completed_on <= on
    last = one.ends_on or plan.ends_on
    return Bar(
        activity=one,
        first=min(one.starts_on or plan.starts_on, last),
        last=last,
        is_done=is_done,
        is_overdue=not is_done and last < on,
        waits_for=tuple(
            before for before in one.depends_on.all()
            if before.completed_on is None or before.completed_on > on
        ),
    )  # fmt: skip
