"""When the activities of a plan are planned, what each waits for, and where each came from or went."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_as_known
from whimbrel.workplan.models import Activity, ActivityStep, PlanStep, WorkPlan
from whimbrel.workplan.queries.versions import approved_content, as_approved


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
    # Between which days it was done, as closely as is known; None where it is not done.
    done: tuple[date, date] | None = None

    @property
    def is_planned(self) -> bool:
        """Whether the plan says when; else it has the whole of its period."""
        return bool(self.activity.starts_on or self.activity.ends_on)

    @property
    def done_in_words(self) -> str:
        """When it was done, no more exactly than is known; "" where only the period is."""
        day, precision = self.activity.completed_on, self.activity.completed_precision
        if day is None or precision == Activity.Precision.PERIOD:
            return ""
        return written_as_known(day, current_language(), precision)

    @property
    def is_done_to_the_day(self) -> bool:
        """Whether the day is known, or the days on which it was held."""
        if self.done is None:
            return False
        is_day = self.activity.completed_precision == Activity.Precision.DAY
        held = self.activity.meeting
        return is_day or (held is not None and (held.starts_on, held.ends_on) == self.done)

    @property
    def begins(self) -> date:
        """When the first thing known of it was."""
        if self.is_planned or self.done is None:
            return self.first
        return self.done[0]


def timeline_of(plan: WorkPlan, *, on: date) -> list[Bar]:
    """Each activity of the plan as it is approved, those that began first before others. Two queries, and one where
    there is a version."""
    activities = (
        Activity.objects.filter(item__plan=plan)
        .select_related("item", "meeting", "carried_from__item__plan", "carried_to__item__plan")
        .prefetch_related("depends_on")
    )
    bars = [_bar(one, plan, on) for one in as_approved(approved_content(plan), activities)]
    return sorted(bars, key=lambda bar: (bar.begins, bar.activity.item.code, bar.activity.code))


def unfinished(plan: WorkPlan) -> QuerySet[Activity]:
    """What the plan did not complete nor drop, and no later plan has taken over."""
    latest = ActivityStep.objects.filter(activity=OuterRef("pk")).order_by("-on", "-pk")
    return (
        Activity.objects.filter(item__plan=plan, completed_on=None, carried_to=None)
        .annotate(latest_step=Subquery(latest.values("kind")[:1]))
        .filter(Q(latest_step=None) | ~Q(latest_step=ActivityStep.Kind.DROPPED))
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
        done=_done(one, plan) if is_done else None,
        is_overdue=not is_done and last < on,
        waits_for=tuple(
            before for before in one.depends_on.all()
            if before.completed_on is None or before.completed_on > on
        ),
    )  # fmt: skip


def _done(one: Activity, plan: WorkPlan) -> tuple[date, date]:
    """Between which days. The days of its meeting, where they agree with what is known of the day of completion."""
    last = one.completed_on or plan.ends_on
    month = last.month if one.completed_precision == Activity.Precision.MONTH else 1
    first = date(last.year, month, 1)
    if one.completed_precision == Activity.Precision.DAY:
        first = last
    elif one.completed_precision == Activity.Precision.PERIOD:
        first = min(plan.starts_on, last)
    held = one.meeting
    if held and held.starts_on and held.ends_on and first <= held.ends_on <= last:
        return held.starts_on, held.ends_on
    return first, last
