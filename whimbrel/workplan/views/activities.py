from copy import copy

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.stored.views import public_page
from whimbrel.workplan.actions.working import (
    change_activity,
    change_output,
    note_step,
    plan_output,
    remove_output,
)
from whimbrel.workplan.forms import ActivityForm, ActivityStepForm, OutputForm
from whimbrel.workplan.models import Activity, Output
from whimbrel.workplan.queries.activity import (
    activities_to_show,
    history_of,
    in_order,
    standing,
)
from whimbrel.workplan.queries.keepers import may_keep
from whimbrel.workplan.queries.versions import approved_content, as_approved, promise_of
from whimbrel.workplan.rules import can_keep_activities
from whimbrel.workplan.views.doors import is_staff, offices_held, person_of


@require_safe
@public_page(by_class=True)
def activity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What was promised of one activity, and what of it is done. Staff reads it as it stands, the world as it is approved."""
    activity, today = get_object_or_404(activities_to_show(), pk=pk), localdate()
    plan, content = activity.item.plan, approved_content(activity.item.plan)
    is_proposed = not as_approved(content, [copy(activity)])
    if is_staff(request):
        content = None
    elif is_proposed:
        raise Http404
    as_approved(content, [activity])
    promise = promise_of(activity, content)
    context = {
        "activity": activity,
        "plan": plan,
        "promise": promise,
        "is_proposed": is_proposed,
        "standing": standing(activity, on=today, outputs=promise.outputs),
        "outputs": [(one, one.is_done(by=today)) for one in in_order(promise.outputs)],
        "steps": [one for one in activity.steps.all() if one.on <= today],
        "history": [(one, standing(one, on=today)) for one in history_of(activity)],
    }
    return render(request, "workplan/activity_detail.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put right who carries it out, where, for whom and when."""
    activity = _activity(request, pk)
    form = ActivityForm(request.POST or None, instance=activity, keepers=may_keep(on=localdate()))
    if request.method == "POST" and form.is_valid():
        change_activity(
            activity=activity,
            facts=form.facts(),
            mandates=form.cleaned_data["mandates"],
            by=person_of(request),
        )
        messages.success(request, _("The activity is changed."))
        return redirect("workplan:activity_detail", pk=pk)
    return _form(request, activity, form, _("Change the activity"))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activity_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where it stands, and how much of it is done."""
    activity, today = _activity(request, pk), localdate()
    form = ActivityStepForm(request.POST or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        note_step(activity=activity, noted=form.noted(), by=person_of(request), at=now())
        return redirect("workplan:activity_detail", pk=pk)
    return _form(request, activity, form, _("Say where it stands"))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def output_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan an output or a milestone."""
    activity = _activity(request, pk)
    form = OutputForm(request.POST or None, today=localdate())
    if request.method == "POST" and form.is_valid():
        plan_output(activity=activity, brought=form.brought(), by=person_of(request))
        return redirect("workplan:activity_detail", pk=pk)
    return _form(request, activity, form, _("Plan an output"))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def output_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an output right, or say that it is done and where that is seen."""
    output = _output(request, pk)
    form = OutputForm(request.POST or None, instance=output, today=localdate())
    if request.method == "POST" and form.is_valid():
        change_output(output=output, brought=form.brought(), by=person_of(request))
        return redirect("workplan:activity_detail", pk=output.activity_id)
    return _form(request, output.activity, form, _("Change the output"), removes=output.pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def output_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an output out."""
    output = _output(request, pk)
    if request.method == "POST":
        remove_output(output=output, by=person_of(request))
        messages.success(request, _("The output is taken out."))
        return redirect("workplan:activity_detail", pk=output.activity_id)
    context = {"output": output, "activity": output.activity}
    return render(request, "workplan/output_remove.html", context)


def _activity(request: HttpRequest, pk: int) -> Activity:
    if not can_keep_activities(offices_held(request)):
        raise PermissionDenied
    return get_object_or_404(Activity.objects.select_related("item__plan"), pk=pk)


def _output(request: HttpRequest, pk: int) -> Output:
    if not can_keep_activities(offices_held(request)):
        raise PermissionDenied
    return get_object_or_404(Output.objects.select_related("activity__item__plan"), pk=pk)


def _form(
    request: HttpRequest, activity: Activity, form: forms.BaseForm, title: str, *, removes: int = 0
) -> HttpResponse:
    context = {"activity": activity, "form": form, "title": title, "removes": removes}
    return render(
        request, "workplan/activity_form.html", context, status=422 if form.errors else 200
    )
