"""Where an activity stands, how much of it is done, and who carries it out with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Prefetch, QuerySet

from whimbrel.treaties.models import Body
from whimbrel.workplan.models import Activity, ActivityStep, Output, WorkPlan

Kind = ActivityStep.Kind


@dataclass(frozen=True)
class Progress:
    """How much of an activity is done, of a hundred. `stated` is the step in which it was said; without one it is
    reckoned from the weights of its outputs, or the activity is completed."""

    per_cent: int
    stated: ActivityStep | None = None
    # The outputs that count, and how many of them are done.
    outputs: int = 0
    outputs_done: int = 0


@dataclass(frozen=True)
class Standing:
    """Where an activity stands on a day."""

    kind: str
    # None where nobody has said anything.
    latest: ActivityStep | None
    progress: Progress | None

    @property
    def words(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def is_closed(self) -> bool:
        return self.kind in ActivityStep.CLOSING


@dataclass(frozen=True)
class Partner:
    """What one organization or Secretariat has of a plan: a joint activity counts once for each that takes part."""

    body: Body
    activities: int
    led: int
    joint: int
    completed: int


def with_work(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """The activities with what `standing` asks of them. Two queries more."""
    return activities.prefetch_related(
        Prefetch("steps", ActivityStep.objects.order_by("-on", "-pk")), "outputs"
    )


def standing(activity: Activity, *, on: date) -> Standing:
    """Where it stands on that day. None where `with_work` was asked before."""
    steps = [one for one in activity.steps.all() if one.on <= on]
    latest = steps[0] if steps else None
    is_done = activity.completed_on is not None and activity.completed_on <= on
    kind = str(latest.kind) if latest else str(Kind.PLANNED)
    if is_done:
        kind = str(Kind.DONE)
    elif kind == Kind.DONE:
        # The day of completion was taken out since.
        kind = str(Kind.UNDER_WAY)
    return Standing(kind, latest, _progress(activity, steps, is_done, on))


def _progress(
    activity: Activity, steps: list[ActivityStep], is_done: bool, on: date
) -> Progress | None:
    outputs = [one for one in activity.outputs.all() if one.weight]
    done = [one for one in outputs if one.is_done(by=on)]
    if is_done:
        return Progress(100, None, len(outputs), len(done))
    stated = next((one for one in steps if one.per_cent is not None), None)
    latest_output = max((one.done_on for one in done if one.done_on), default=date.min)
    if stated is not None and stated.per_cent is not None and stated.on >= latest_output:
        return Progress(stated.per_cent, stated, len(outputs), len(done))
    if not outputs:
        return None
    share = Decimal(100 * sum(one.weight for one in done)) / sum(one.weight for one in outputs)
    per_cent = int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return Progress(per_cent, None, len(outputs), len(done))


def activities_to_show() -> QuerySet[Activity]:
    """Activities with all that their own page shows. Seven queries more."""
    found = Activity.objects.select_related(
        "item__plan", "lead", "meeting", "carried_from__item__plan", "carried_to__item__plan"
    )
    return with_work(found).prefetch_related(
        "partners", "governments", "regions", "contributions", "depends_on"
    )


def history_of(activity: Activity) -> list[Activity]:
    """The activities of earlier plans that went on in this one, the nearest first, with their work. Three queries each."""
    found: list[Activity] = []
    before = activity.carried_from_id
    while before is not None and before not in {one.pk for one in found}:
        earlier = with_work(Activity.objects.select_related("item__plan")).get(pk=before)
        found.append(earlier)
        before = earlier.carried_from_id
    return found


def outputs_of(activity: Activity) -> list[Output]:
    """By the day planned, those without one last."""
    return sorted(activity.outputs.all(), key=lambda one: (one.due_on or date.max, one.pk))


def partners_of(plan: WorkPlan, *, by: date) -> list[Partner]:
    """Each organization that leads or takes part, the one with most activities first. Two queries."""
    activities = (
        Activity.objects.filter(item__plan=plan).select_related("lead").prefetch_related("partners")
    )
    return _counted(activities, by)


def _counted(activities: Iterable[Activity], by: date) -> list[Partner]:
    told: dict[Body, list[tuple[Activity, bool, bool]]] = {}
    for one in activities:
        bodies = {*one.partners.all()} | ({one.lead} if one.lead else set())
        for body in bodies:
            told.setdefault(body, []).append((one, body == one.lead, len(bodies) > 1))
    found = [
        Partner(
            body,
            activities=len(rows),
            led=sum(is_lead for _one, is_lead, _joint in rows),
            joint=sum(is_joint for _one, _lead, is_joint in rows),
            completed=sum(
                one.completed_on is not None and one.completed_on <= by
                for one, _lead, _joint in rows
            ),
        )
        for body, rows in told.items()
    ]
    return sorted(found, key=lambda one: (-one.activities, one.body.name_en))
