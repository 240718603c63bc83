from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.stored.views import public_page
from whimbrel.workplan.actions.carry_over import carry_over
from whimbrel.workplan.forms import CarryOverForm
from whimbrel.workplan.models import WorkPlan
from whimbrel.workplan.queries.activity import partners_of
from whimbrel.workplan.queries.mandates import mandates_of_plan
from whimbrel.workplan.queries.plan import contributions_to, programme_items
from whimbrel.workplan.queries.timeline import (
    plans_after,
    steps_of_plan,
    timeline_of,
    unfinished,
)
from whimbrel.workplan.rules import can_carry_over
from whimbrel.workplan.timeline_chart import timeline_chart
from whimbrel.workplan.views.doors import offices_held, person_of


@require_safe
@public_page()
def work_plan_detail(request: HttpRequest, code: str) -> HttpResponse:
    plan = get_object_or_404(WorkPlan.objects.select_related("instrument", "adopted_at"), code=code)
    items = programme_items(plan, by=localdate())
    context = {
        "plan": plan,
        "items": items,
        "completed": sum(item.completed for item in items),
        "total": sum(len(item.activities) for item in items),
        "contributions": list(contributions_to(plan)),
        "criteria": list(plan.criteria.all()),
        "partners": partners_of(plan, by=localdate()),
        "mandates": list(mandates_of_plan(plan)),
    }
    return render(request, "workplan/work_plan_detail.html", context)


@require_safe
@public_page()
def work_plan_timeline(request: HttpRequest, code: str) -> HttpResponse:
    """What was promised for when, what of it is done, and where the rest went."""
    plan, today = get_object_or_404(WorkPlan, code=code), localdate()
    bars = timeline_of(plan, on=today)
    context = {
        "plan": plan,
        "bars": bars,
        "is_waiting": any(one.waits_for for one in bars),
        "chart": timeline_chart(bars, plan.starts_on, plan.ends_on),
        "steps": [
            one for one in steps_of_plan(plan, by=today) if one.kind in ("approved", "closed")
        ],
    }
    return render(request, "workplan/work_plan_timeline.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def work_plan_carry(request: HttpRequest, code: str) -> HttpResponse:
    """Carry what is not finished into a later plan."""
    plan = get_object_or_404(WorkPlan, code=code)
    if not can_carry_over(offices_held(request)):
        raise PermissionDenied
    form = CarryOverForm(
        request.POST if request.method == "POST" else None, plans=plans_after(plan)
    )
    if request.method == "POST" and form.is_valid():
        into = carry_over(plan=plan, into=form.cleaned_data["into"], by=person_of(request))
        messages.success(request, _("What was not finished stands in the later plan now."))
        return redirect("workplan:work_plan_timeline", code=into.code)
    context = {"plan": plan, "form": form, "unfinished": unfinished(plan)}
    status = 422 if form.errors else 200
    return render(request, "workplan/work_plan_carry.html", context, status=status)
