"""Figures of grants and of what still waits: for a donor, and for a committee that must decide."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.money import written_money
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import number
from whimbrel.workplan.models import Activity, Grant, Movement, WorkPlan
from whimbrel.workplan.queries.grants import (
    accounts_of,
    movements_of,
    names_of,
    what_lacks_money,
)

OF = ("pledged", "received", "outstanding", "committed", "spent", "in_kind", "support", "at_hand")


@kind(needs=["grant", "of"], is_kept=True)
def grant_money(counting: Counting, asked: Mapping[str, Any]) -> Count:
    grant = _grant(asked)
    if asked["of"] not in OF:
        raise FigureRefused(
            _("Of a grant there is %(known)s, not “%(of)s”.")
            % {"known": ", ".join(OF), "of": asked["of"]}
        )
    account = accounts_of([grant], by=counting.cut_off)[grant.pk]
    movements = list(movements_of(grant, by=counting.cut_off))
    names = names_of(movements)
    amount = getattr(account, asked["of"])
    return Count(
        value=f"{amount} {grant.currency}",
        text=written_money(amount, grant.currency, counting.language),
        rule=_("The sum of the grant's movements by the cut-off, in the currency of its account."),
        columns=(_("Day"), _("What happened"), _("Amount"), _("Activities")),
        rows=tuple(
            (
                counting.day(one.day),
                str(one.get_kind_display()),
                written_money(one.in_account, grant.currency, counting.language),
                ", ".join(names[share.activity_id] for share in one.shares.all()),
            )
            for one in movements
        ),
        source=_("Records of the work plan."),
    )


@kind(needs=["grant"], is_kept=True)
def grant_activities(counting: Counting, asked: Mapping[str, Any]) -> Count:
    paid = Activity.objects.filter(
        shares__movement__grant=_grant(asked),
        shares__movement__kind=Movement.Kind.SPENT,
        shares__movement__day__lte=counting.cut_off,
    )
    found = list(paid.distinct().select_related("item").order_by("item__code", "code"))
    return _activities(counting, found, _("Activities on which money of the grant was spent."))


@kind(needs=["plan"])
def activities_open(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = open_activities(plan_asked(asked), on=counting.cut_off)
    return _activities(
        counting, found, _("Activities planned for the period and not completed by the cut-off.")
    )


@kind(needs=["plan"])
def activities_lacking_money(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = [one.activity for one in what_lacks_money(plan_asked(asked), by=counting.cut_off)]
    return _activities(
        counting, found, _("Activities not completed whose pledges do not reach their estimate.")
    )


def open_activities(plan: WorkPlan, *, on: date) -> list[Activity]:
    """What the plan has for its own period and was not completed by that day. One query."""
    activities = Activity.objects.filter(item__plan=plan, is_planned_for_later=False)
    activities = activities.exclude(completed_on__lte=on).select_related("item")
    return list(activities.order_by("item__code", "code"))


def _activities(counting: Counting, found: list[Activity], rule: str) -> Count:
    return Count(
        value=len(found),
        text=number(len(found), counting.language),
        rule=rule,
        columns=(_("Activity"), _("Title"), _("Completed"), _("Source")),
        rows=tuple((one.code, one.title, _done(one, counting), one.source) for one in found),
        source=_("Records of the work plan."),
    )


def _done(activity: Activity, counting: Counting) -> str:
    done = activity.completed_on
    return counting.day(done) if done and done <= counting.cut_off else "–"


def _grant(asked: Mapping[str, Any]) -> Grant:
    grant = Grant.objects.filter(code=asked["grant"]).first()
    if grant is None:
        raise FigureRefused(_("There is no grant “%s”.") % asked["grant"])
    return grant


def plan_asked(asked: Mapping[str, Any]) -> WorkPlan:
    plan = WorkPlan.objects.filter(code=asked["plan"]).first()
    if plan is None:
        raise FigureRefused(_("There is no work plan “%s”.") % asked["plan"])
    return plan
