"""What is private to a reader in the public pages of work plans."""

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from whimbrel.core import slots
from whimbrel.core.stored.readers import Reader
from whimbrel.treaties.queries.offices import offices_of
from whimbrel.workplan.models import Activity
from whimbrel.workplan.queries.grants import grants_visible_to
from whimbrel.workplan.rules import (
    can_carry_over,
    can_decide_versions,
    can_enter_money,
    can_keep_activities,
)


@slots.register("plan_doors")
def plan_doors(reader: Reader, argument: str) -> str | None:
    """The way to the grants, for who keeps or gave them, and to carrying over into the next plan."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    offices = offices_of(reader.request.user, on=localdate())
    context = {
        "plan": argument,
        "sees_grants": can_enter_money(offices) or grants_visible_to(offices).exists(),
        "can_carry": can_carry_over(offices),
        "can_keep": can_keep_activities(offices),
        "can_decide": can_decide_versions(offices),
    }
    return render_to_string("workplan/slots/plan_doors.html", context, reader.request)


@slots.register("activity_doors")
def activity_doors(reader: Reader, argument: str) -> str | None:
    """What the Secretariat said of an activity, and the ways to say more."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    if not can_keep_activities(offices_of(reader.request.user, on=localdate())):
        return ""
    activity = Activity.objects.select_related("keeper").filter(pk=argument).first()
    if activity is None:
        return ""
    context = {
        "activity": activity,
        "keeper": activity.keeper,
        "steps": list(activity.steps.select_related("noted_by")),
        "outputs": list(activity.outputs.all()),
    }
    return render_to_string("workplan/slots/activity_doors.html", context, reader.request)
