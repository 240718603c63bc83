"""What a work plan asked for, what was done by a day, and who paid."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from whimbrel.core.languages import current_language, translated
from whimbrel.core.periods import written_as_known
from whimbrel.workplan.models import Activity, EarmarkedContribution, WorkPlan
from whimbrel.workplan.queries.versions import approved_content, as_approved, items_as_approved


@dataclass(frozen=True)
class ActivityState:
    """An activity as it stood on a day. `completed_on` is None where it was not completed by then."""

    activity_id: int
    item_code: str
    code: str
    title: str
    responsible: str
    completed_on: date | None
    precision: str
    is_planned_for_later: bool
    meeting_code: str
    is_workshop: bool
    contributions: tuple[str, ...]
    source: str
    verified: str

    @property
    def completed_in_words(self) -> str:
        """The day, month or year of completion, as exactly as it is known; empty where only the period is."""
        if self.completed_on is None or self.precision == Activity.Precision.PERIOD:
            return ""
        precision = Activity.Precision(self.precision or Activity.Precision.DAY)
        return written_as_known(self.completed_on, current_language(), str(precision))


@dataclass(frozen=True)
class ItemState:
    """A programme item as it stood on a day, with its activities."""

    item_id: int
    code: str
    title: str
    is_essential: bool
    source: str
    activities: tuple[ActivityState, ...]

    @property
    def completed(self) -> int:
        return sum(one.completed_on is not None for one in self.activities)

    @property
    def is_completed(self) -> bool:
        """Everything planned for the period itself was done."""
        due = [one for one in self.activities if not one.is_planned_for_later]
        return bool(due) and all(one.completed_on for one in due)


def programme_items(plan: WorkPlan, *, by: date, language: str | None = None) -> list[ItemState]:
    """The plan's items in their order, each with its activities as they stood on that day: those that the approved version
    holds, as it promises them. Three queries, and one where there is a version."""
    content = approved_content(plan)
    activities = (
        Activity.objects.filter(item__plan=plan)
        .select_related("item", "meeting")
        .prefetch_related("contributions")
        .order_by("item__code", "code")
    )
    by_item: dict[int, list[ActivityState]] = {}
    for activity in as_approved(content, activities):
        by_item.setdefault(activity.item_id, []).append(_state(activity, by, language))
    items = items_as_approved(content, plan.items.order_by("code"))
    return [
        ItemState(
            item_id=item.pk,
            code=item.code,
            title=translated(item, "title", language),
            is_essential=item.is_essential,
            source=item.source,
            activities=tuple(by_item.get(item.pk, ())),
        )
        for item in items
    ]


def activities_completed(
    plan: WorkPlan, *, first: date, last: date, language: str | None = None
) -> list[ActivityState]:
    """The plan's activities completed in the period, both days counted, in order of completion. Two queries.

    One whose month or year alone is known counts where that month or year ends within the period.
    """
    activities = (
        Activity.objects.filter(item__plan=plan, completed_on__range=(first, last))
        .select_related("item", "meeting")
        .prefetch_related("contributions")
        .order_by("completed_on", "item__code", "code")
    )
    return [_state(activity, last, language) for activity in activities]


def contributions_to(plan: WorkPlan) -> QuerySet[EarmarkedContribution]:
    """The ear-marked contributions that paid for activities of the plan."""
    return EarmarkedContribution.objects.filter(activities__item__plan=plan).distinct()


def contributions_between(first: date, last: date) -> QuerySet[EarmarkedContribution]:
    """Ear-marked contributions that ran in a year of the period; those without a known start are left out."""
    return EarmarkedContribution.objects.filter(
        Q(end_year=None) | Q(end_year__gte=first.year), start_year__lte=last.year
    )


def _state(activity: Activity, by: date, language: str | None) -> ActivityState:
    is_completed = activity.completed_on is not None and activity.completed_on <= by
    meeting = activity.meeting
    return ActivityState(
        activity_id=activity.pk,
        item_code=activity.item.code,
        code=activity.code,
        title=translated(activity, "title", language),
        responsible=activity.responsible,
        completed_on=activity.completed_on if is_completed else None,
        precision=activity.completed_precision,
        is_planned_for_later=activity.is_planned_for_later,
        meeting_code=meeting.code if meeting else "",
        is_workshop=meeting is not None and meeting.kind == meeting.Kind.WORKSHOP,
        contributions=tuple(one.code for one in activity.contributions.all()),
        source=activity.source,
        verified=activity.verified,
    )
