"""What was asked for, and what carries it out."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from whimbrel.workplan.models import Activity, Mandate, MandateLink, WorkPlan


@dataclass(frozen=True)
class CarriedOut:
    """What one plan does for a mandate: as a whole, and by which activities."""

    plan: WorkPlan
    # The link of the plan as a whole; None where only activities carry it out.
    whole: MandateLink | None
    links: tuple[MandateLink, ...]


def mandates() -> QuerySet[Mandate]:
    """All, with how many activities carry each out. One query."""
    return Mandate.objects.select_related("instrument").annotate(
        activities=Count("links__activity", distinct=True)
    )


def carried_out(mandate: Mandate) -> list[CarriedOut]:
    """By plan, the latest first; an activity that its plan's approved version does not hold is left out. One query."""
    by_plan: dict[WorkPlan, list[MandateLink]] = {}
    in_force = Q(activity=None) | Q(activity__in=Activity.objects.in_force())
    found = (
        mandate.links.filter(in_force)
        .select_related("plan", "activity__item")
        .order_by("-plan__starts_on", "activity__item__code", "activity__code")
    )
    for link in found:
        by_plan.setdefault(link.plan, []).append(link)
    return [
        CarriedOut(
            plan,
            next((one for one in links if one.activity is None), None),
            tuple(one for one in links if one.activity is not None),
        )
        for plan, links in by_plan.items()
    ]


def mandates_of_plan(plan: WorkPlan) -> QuerySet[MandateLink]:
    """What the plan as a whole carries out. One query."""
    return plan.mandate_links.filter(activity=None).select_related("mandate")
