"""What of the plans is late, stands still, or is due soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models import TextChoices as Choices
from django.utils.translation import pgettext_lazy

from whimbrel.workplan.models import Activity, ActivityStep, Output, PlanStep
from whimbrel.workplan.queries.activity import standing, with_work

# So long before a day its owner is reminded.
AHEAD = timedelta(days=14)
# What is under way and of which nobody has said anything for so long stands still.
STILL = timedelta(days=90)


class Manner(Choices):
    """Why something is looked at, the most urgent first."""

    LATE = "late", pgettext_lazy("of an activity", "late")
    STALLED = "stalled", pgettext_lazy("of an activity", "stands still")
    SOON = "soon", pgettext_lazy("of an activity", "due soon")


@dataclass(frozen=True)
class Waiting:
    """An activity, or one output of it. `day` is when it was or is due, or since when nobody has said anything."""

    manner: Manner
    activity: Activity
    day: date
    output: Output | None = None

    @property
    def title(self) -> str:
        return f"{self.activity.title}: {self.output.title}" if self.output else self.activity.title


def waiting(*, on: date) -> list[Waiting]:
    """All that waits in the plans that are not closed: what is late first, then what stands still, the oldest first.
    Three queries."""
    found = [one for activity in with_work(_open(on)) for one in _of(activity, on)]
    order = list(Manner)
    return sorted(found, key=lambda one: (order.index(one.manner), one.day, one.activity.pk))


def late_or_still(*, on: date) -> list[Waiting]:
    """Without what is only due soon. Three queries."""
    return [one for one in waiting(on=on) if one.manner != Manner.SOON]


def _open(on: date) -> QuerySet[Activity]:
    """What its plan has for its own period, is not done, and went on nowhere."""
    steps = PlanStep.objects.filter(plan=OuterRef("item__plan"), day__lte=on)
    latest = steps.order_by("-day", "-pk").values("kind")[:1]
    return (
        Activity.objects.in_force()
        .filter(item__plan__starts_on__lte=on, is_planned_for_later=False, carried_to=None)
        .exclude(completed_on__lte=on)
        .annotate(plan_stands=Subquery(latest))
        .select_related("item__plan", "lead", "keeper")
    )


def _of(activity: Activity, on: date) -> Iterator[Waiting]:
    stands = standing(activity, on=on)
    if stands.is_closed or getattr(activity, "plan_stands", None) == PlanStep.Kind.CLOSED:
        return
    last = activity.ends_on or activity.item.plan.ends_on
    if last < on:
        yield Waiting(Manner.LATE, activity, last)
    else:
        since = _silent_since(activity, stands.kind, stands.latest, on)
        if since is not None and on - since > STILL:
            yield Waiting(Manner.STALLED, activity, since)
        if last - on <= AHEAD:
            yield Waiting(Manner.SOON, activity, last)
    for output in activity.outputs.all():
        if output.due_on is None or output.is_done(by=on):
            continue
        if output.due_on < on:
            yield Waiting(Manner.LATE, activity, output.due_on, output)
        elif output.due_on - on <= AHEAD:
            yield Waiting(Manner.SOON, activity, output.due_on, output)


def _silent_since(
    activity: Activity, kind: str, latest: ActivityStep | None, on: date
) -> date | None:
    """Since when nobody has said anything of what has begun; None of what has not."""
    has_begun = activity.starts_on is not None and activity.starts_on <= on
    if kind != ActivityStep.Kind.UNDER_WAY and not has_begun:
        return None
    days = [one for one in (activity.starts_on, latest.on if latest else None) if one]
    return max((one for one in days if one <= on), default=None)
