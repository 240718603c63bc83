"""Where an activity stands, how much of it is done, and who carries it out with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Prefetch, QuerySet

from whimbrel.treaties.models import Body
from whimbrel.workplan.models import Activity, ActivityStep, Output, WorkPlan
from whimbrel.workplan.queries.versions import Content, approved_content

Kind = ActivityStep.Kind
# An activity, who leads it, and who takes part.
TakingPart = tuple[Activity, Body | None, set[Body]]


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


def standing(activity: Activity, *, on: date, outputs: Iterable[Output] | None = None) -> Standing:
    """Where it stands on that day, reckoned from these outputs, or from all. No query where `with_work` was asked before."""
    steps = [one for one in activity.steps.all() if one.on <= on]
    latest = steps[0] if steps else None
    is_done = activity.completed_on is not None and activity.completed_on <= on
    kind = str(latest.kind) if latest else str(Kind.PLANNED)
    if is_done:
        kind = str(Kind.DONE)
    elif kind == Kind.DONE:
        # The day of completion was taken out since.
        kind = str(Kind.UNDER_WAY)
    wanted = activity.outputs.all() if outputs is None else outputs
    counted = [one for one in wanted if one.weight]
    return Standing(kind, latest, _progress(counted, steps, is_done, on))


def _progress(
    outputs: list[Output], steps: list[ActivityStep], is_done: bool, on: date
) -> Progress | None:
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
        "item__plan__approved",
        "lead",
        "meeting",
        "carried_from__item__plan",
        "carried_to__item__plan",
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


def in_order(outputs: Iterable[Output]) -> list[Output]:
    """By the day planned, those without one last."""
    return sorted(outputs, key=lambda one: (one.due_on or date.max, one.pk or 0))


def partners_of(plan: WorkPlan, *, by: date) -> list[Partner]:
    """Each organization that leads or takes part, the one with most activities first. Two queries, and one where
    there is an approved version."""
    content = approved_content(plan)
    activities = Activity.objects.filter(item__plan=plan)
    if content is not None:
        return _counted(_as_promised(content, activities), by)
    found = activities.select_related("lead").prefetch_related("partners")
    return _counted([(one, one.lead, {*one.partners.all()}) for one in found], by)


def _as_promised(content: Content, activities: Iterable[Activity]) -> list[TakingPart]:
    told = {one["pk"]: one for one in content["activities"]}
    bodies = {one.code: one for one in Body.objects.all()}
    return [
        (
            one,
            bodies.get(told[one.pk]["lead"]),
            {bodies[code] for code in told[one.pk]["partners"] if code in bodies},
        )
        for one in activities
        if one.pk in told
    ]


def _counted(activities: Iterable[TakingPart], by: date) -> list[Partner]:
    told: dict[Body, list[tuple[Activity, bool, bool]]] = {}
    for activity, lead, partners in activities:
        taking_part = partners | ({lead} if lead else set())
        for body in taking_part:
            told.setdefault(body, []).append((activity, body == lead, len(taking_part) > 1))
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
