"""Figures of a whole plan as tables: its activities, the money that moved for them, the values of its indicators."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.languages import translated
from whimbrel.core.money import written_money
from whimbrel.report.models import Indicator, IndicatorValue
from whimbrel.report.queries.counting import Count, Counting, kind
from whimbrel.report.queries.money import plan_asked
from whimbrel.report.queries.wording import number
from whimbrel.workplan.models import Activity, Movement


@kind(needs=["plan"])
def plan_activities(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = Activity.objects.filter(item__plan=plan_asked(asked)).select_related("item")
    rows = tuple(
        (
            one.code,
            translated(one, "title", counting.language),
            translated(one.item, "title", counting.language),
            _completed(counting, one),
        )
        for one in found.order_by("item__code", "code")
    )
    return Count(
        value=len(rows),
        text=number(len(rows), counting.language),
        rule=_("All activities of the plan, each with whether it was completed by the cut-off."),
        columns=(_("Activity"), _("Title"), _("Item"), _("Completed")),
        rows=rows,
        source=_("Records of the work plan."),
    )


@kind(needs=["plan"], is_kept=True)
def plan_movements(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """Each once, also where it falls to several activities."""
    shared = Activity.objects.filter(item__plan=plan_asked(asked))
    found = Movement.objects.until(counting.cut_off).filter(
        pk__in=Movement.objects.filter(shares__activity__in=shared).values("pk")
    )
    # Looked up once: a plan may have thousands of rows.
    kinds = {value: str(label) for value, label in Movement.Kind.choices}
    rows = tuple(
        (
            counting.day(one.day),
            one.grant.code,
            kinds[one.kind],
            written_money(one.in_account, one.grant.currency, counting.language),
            ", ".join(share.activity.code for share in one.shares.all()),
        )
        for one in found.select_related("grant").prefetch_related("shares__activity")
    )
    return Count(
        value=len(rows),
        text=number(len(rows), counting.language),
        rule=_("Movements of money by the cut-off that fall to activities of the plan."),
        columns=(_("Day"), _("Grant"), _("What happened"), _("Amount"), _("Activities")),
        rows=rows,
        source=_("Records of the work plan."),
    )


@kind(needs=["plan"])
def indicator_values(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = (
        IndicatorValue.objects.settled()
        .filter(indicator__plan=plan_asked(asked), period__ends_on__lte=counting.cut_off)
        .select_related("indicator", "period")
        .order_by("indicator__code", "period__starts_on")
    )
    rows = tuple(
        (
            translated(one.indicator, "title", counting.language),
            one.period.name,
            one.words if one.number is None else f"{one.number.normalize():f}",
            one.indicator.unit,
            _aimed_at(one.indicator),
        )
        for one in found
    )
    return Count(
        value=len(rows),
        text=number(len(rows), counting.language),
        rule=_(
            "Values of the plan's indicators that are approved, of periods that ended by the cut-off."
        ),
        columns=(_("Indicator"), _("Period"), _("Value"), _("Unit"), _("Target")),
        rows=rows,
        source=_("Indicators of the work plan."),
    )


def _aimed_at(indicator: Indicator) -> str:
    return "–" if indicator.target is None else f"{indicator.target.normalize():f}"


def _completed(counting: Counting, activity: Activity) -> str:
    done = activity.completed_on
    return counting.day(done) if done and done <= counting.cut_off else "–"
