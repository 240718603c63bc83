"""Figures of the work plan: what was asked, what was done, who paid."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import in_words, listed, parted
from whimbrel.workplan.models import Activity, WorkPlan
from whimbrel.workplan.queries.plan import ItemState, contributions_to, programme_items


@kind(needs=["plan"])
def programme_item_count(counting: Counting, asked: Mapping[str, Any]) -> Count:
    items = _essential(counting, asked)
    return Count(
        value=len(items), text=in_words(len(items), counting.language), **_items(counting, items)
    )


@kind(needs=["plan"])
def programme_item_list(counting: Counting, asked: Mapping[str, Any]) -> Count:
    items = _essential(counting, asked)
    return Count(
        value=[one.code for one in items],
        text=parted((_lowered(one.title) for one in items), counting.language),
        **_items(counting, items),
    )


@kind(needs=["plan", "activity"])
def year_completed(counting: Counting, asked: Mapping[str, Any]) -> Count:
    plan = _plan(asked)
    activity = Activity.objects.filter(item__plan=plan, code=asked["activity"]).first()
    if activity is None:
        raise FigureRefused(_("The plan has no activity “%s”.") % asked["activity"])
    # An activity whose year alone is known is kept at the end of that year; its year is over by then.
    done = activity.completed_on if _is_done(activity, counting) else None
    return Count(
        value=done.year if done else "",
        text=str(done.year) if done else _("a year after the cut-off"),
        rule=_("The year in which the activity was completed, if that was by the cut-off."),
        columns=(_("Activity"), _("Completed"), _("Known"), _("Source")),
        rows=(
            (
                activity.title,
                str(done.year) if done else "–",
                activity.get_completed_precision_display(),
                activity.source,
            ),
        ),
        source=_("Records of the work plan."),
    )


@kind(needs=["plan"], takes=["contribution"])
def contribution_names(counting: Counting, asked: Mapping[str, Any]) -> Count:
    paid = contributions_to(_plan(asked)).filter(start_year__lte=counting.cut_off.year)
    if "contribution" in asked:
        paid = paid.filter(code=asked["contribution"])
    found = list(paid)
    return Count(
        value=[one.code for one in found],
        text=listed((one.code for one in found), counting.language),
        rule=_(
            "Ear-marked contributions that paid for activities of the plan and had begun by the cut-off."
        ),
        columns=(_("Fund"), _("Name"), _("Donors"), _("Project"), _("Source")),
        rows=tuple(
            (one.code, one.name, one.donors, one.project_title, one.source) for one in found
        ),
        source=_("Records of the work plan."),
    )


def _plan(asked: Mapping[str, Any]) -> WorkPlan:
    plan = WorkPlan.objects.filter(code=asked["plan"]).first()
    if plan is None:
        raise FigureRefused(_("There is no work plan “%s”.") % asked["plan"])
    return plan


def _essential(counting: Counting, asked: Mapping[str, Any]) -> list[ItemState]:
    plan = _plan(asked)
    if plan.starts_on > counting.cut_off:
        return []
    items = programme_items(plan, by=counting.cut_off, language=counting.language)
    return [one for one in items if one.is_essential]


def _items(counting: Counting, items: list[ItemState]) -> dict[str, Any]:
    return {
        "rule": _("The essential items of the plan as it was adopted."),
        "columns": (_("Item"), _("Title"), _("Activities completed by the cut-off"), _("Source")),
        "rows": tuple(
            (one.code, one.title, f"{one.completed} / {len(one.activities)}", one.source)
            for one in items
        ),
        "source": _("Records of the work plan."),
    }


def _is_done(activity: Activity, counting: Counting) -> bool:
    return activity.completed_on is not None and activity.completed_on <= counting.cut_off


def _lowered(title: str) -> str:
    """A title in the middle of a sentence; one that begins with an abbreviation stays."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
