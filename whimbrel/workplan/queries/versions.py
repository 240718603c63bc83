"""What a plan promises, as plain values that are kept with a version, and what the world is shown of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from whimbrel.core.journal.recording import plain
from whimbrel.core.languages import columns
from whimbrel.treaties.models import Body, Country, Region
from whimbrel.workplan.models import (
    Activity,
    CostEstimate,
    Mandate,
    MandateLink,
    Output,
    PlanVersion,
    ProgrammeItem,
    WorkPlan,
)

Content = Mapping[str, Any]
TITLES = tuple(columns("title"))
DAYS = ("starts_on", "ends_on")
OF_ACTIVITY = (
    *TITLES, "code", "responsible", *columns("beneficiaries"), "beneficiaries_number", *DAYS,
    "is_planned_for_later",
)  # fmt: skip
OF_OUTPUT = (*TITLES, "kind", "weight", "due_on")


def content_of(plan: WorkPlan) -> dict[str, Any]:
    """All that the plan promises as it stands. What was done of it is no part of it. Ten queries."""
    activities = (
        Activity.objects.filter(item__plan=plan)
        .select_related("item", "lead")
        .prefetch_related(
            "partners", "governments", "regions", "depends_on", "outputs",
            Prefetch("mandate_links", MandateLink.objects.select_related("mandate")),
            Prefetch("estimates", CostEstimate.objects.order_by("-as_of")),
        )
        .order_by("item__code", "code")
    )  # fmt: skip
    whole = plan.mandate_links.filter(activity=None).values_list("mandate__code", flat=True)
    return {
        "plan": _values(plan, (*TITLES, *DAYS)),
        "mandates": sorted(whole),
        "items": [
            _values(one, (*TITLES, "code", "is_essential")) for one in plan.items.order_by("code")
        ],
        "activities": [_activity(one) for one in activities],
    }


def _activity(one: Activity) -> dict[str, Any]:
    estimate = next(iter(one.estimates.all()), None)
    outputs = sorted(one.outputs.all(), key=lambda output: output.pk)
    return _values(one, OF_ACTIVITY) | {
        "pk": one.pk,
        "item": one.item.code,
        "lead": one.lead.code if one.lead else "",
        "partners": sorted(body.code for body in one.partners.all()),
        "governments": sorted(country.iso3 for country in one.governments.all()),
        "regions": sorted(region.code for region in one.regions.all()),
        "depends_on": sorted(before.code for before in one.depends_on.all()),
        "mandates": sorted(link.mandate.code for link in one.mandate_links.all()),
        "estimate": f"{estimate.amount} {estimate.currency}" if estimate else "",
        "outputs": [_values(output, OF_OUTPUT) | {"pk": output.pk} for output in outputs],
    }


def _values(record: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: plain(getattr(record, name)) for name in names}


@dataclass(frozen=True)
class Promise:
    """Who carries out an activity, where, by which mandates, and what it is to bring forth."""

    lead: Body | None
    partners: tuple[Body, ...]
    governments: tuple[Country, ...]
    regions: tuple[Region, ...]
    mandates: tuple[Mandate, ...]
    outputs: tuple[Output, ...]


def versions_of(plan: WorkPlan, *, with_open: bool) -> QuerySet[PlanVersion]:
    """The latest first; for the world, the approved alone. One query."""
    found = plan.versions.select_related("asked_by", "approved_by", "returned_by")
    return found if with_open else found.exclude(approved_at=None)


def open_versions() -> QuerySet[PlanVersion]:
    """Those of all plans that wait for a decision, the longest waiting first. One query."""
    found = PlanVersion.objects.filter(approved_at=None, returned_at=None)
    return found.select_related("plan").order_by("asked_at")


def approved_content(plan: WorkPlan) -> Content | None:
    """What the approved version holds; None where none was approved. One query, none without a version."""
    return plan.approved.content if plan.approved else None


def as_approved(content: Content | None, activities: Iterable[Activity]) -> list[Activity]:
    """The activities as the approved version promises them, and none that it does not hold. Never to be saved.

    Without a version they are as they stand.
    """
    if content is None:
        return list(activities)
    told = {one["pk"]: one for one in content["activities"]}
    return [_overlaid(one, told[one.pk]) for one in activities if one.pk in told]


def items_as_approved(
    content: Content | None, items: Iterable[ProgrammeItem]
) -> list[ProgrammeItem]:
    """The programme items as the approved version names them, and none that it does not hold. Never to be saved."""
    if content is None:
        return list(items)
    told = {one["code"]: one for one in content["items"]}
    found = [one for one in items if one.code in told]
    for one in found:
        for name in (*TITLES, "is_essential"):
            setattr(one, name, told[one.code][name])
    return found


def _overlaid(record: Any, told: Mapping[str, Any]) -> Any:
    names = OF_OUTPUT if isinstance(record, Output) else OF_ACTIVITY
    for name in names:
        value = told[name]
        setattr(
            record, name, date.fromisoformat(value) if value and name.endswith("_on") else value
        )
    return record


def promise_of(activity: Activity, content: Content | None) -> Promise:
    """As the version promises it; without one, as it stands. Five queries with a version, one without."""
    if content is None:
        links = activity.mandate_links.select_related("mandate")
        return Promise(
            activity.lead,
            tuple(activity.partners.all()),
            tuple(activity.governments.all()),
            tuple(activity.regions.all()),
            tuple(link.mandate for link in links),
            tuple(activity.outputs.all()),
        )
    told = next(one for one in content["activities"] if one["pk"] == activity.pk)
    bodies = {
        one.code: one for one in Body.objects.filter(code__in=[told["lead"], *told["partners"]])
    }
    live = {one.pk: one for one in activity.outputs.all()}
    return Promise(
        bodies.get(told["lead"]),
        tuple(bodies[code] for code in told["partners"] if code in bodies),
        tuple(Country.objects.filter(iso3__in=told["governments"])),
        tuple(Region.objects.filter(code__in=told["regions"])),
        tuple(Mandate.objects.filter(code__in=told["mandates"])),
        tuple(
            _overlaid(live.get(one["pk"]) or Output(activity=activity), one)
            for one in told["outputs"]
        ),
    )
