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
from whimbrel.workplan.actions.versions import (
    AlreadyDecided,
    AnotherIsOpen,
    NothingDiffers,
    approve_version,
    put_forward,
    return_version,
)
from whimbrel.workplan.forms import DecisionForm, PutForwardForm
from whimbrel.workplan.forms.versions import APPROVE
from whimbrel.workplan.models import PlanVersion, WorkPlan
from whimbrel.workplan.queries.differences import differences
from whimbrel.workplan.queries.versions import approved_content, content_of, versions_of
from whimbrel.workplan.rules import can_decide_versions
from whimbrel.workplan.views.doors import is_staff, offices_held, person_of


@require_safe
@public_page(by_class=True)
def version_list(request: HttpRequest, code: str) -> HttpResponse:
    """The versions that were approved; for staff also those put forward and returned."""
    plan, sees_all = get_object_or_404(WorkPlan, code=code), is_staff(request)
    context = {
        "plan": plan,
        "versions": list(versions_of(plan, with_open=sees_all)),
        "is_staff": sees_all,
    }
    return render(request, "workplan/version_list.html", context)


@require_safe
@public_page(by_class=True)
def version_difference(request: HttpRequest, code: str, before: int, after: int) -> HttpResponse:
    """What differs from one version to another, in words; the version 0 is the empty plan."""
    plan = get_object_or_404(WorkPlan, code=code)
    found = {one.number: one for one in versions_of(plan, with_open=is_staff(request))}
    if after not in found or (before and before not in found):
        raise Http404
    older = found.get(before)
    context = {
        "plan": plan,
        "before": older,
        "after": found[after],
        "differences": differences(older.content if older else None, found[after].content),
    }
    return render(request, "workplan/version_difference.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def version_new(request: HttpRequest, code: str) -> HttpResponse:
    """See what differs from the approved version, and put it forward."""
    _admit(request)
    plan = get_object_or_404(WorkPlan.objects.select_related("approved"), code=code)
    form = PutForwardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            put_forward(plan=plan, words=words, by=person_of(request), at=now())
        except AnotherIsOpen:
            form.add_error(None, _("A version waits for its decision. Enter that decision first."))
        except NothingDiffers:
            form.add_error(None, _("The plan is as the approved version has it. Change it first."))
        else:
            messages.success(request, _("The version is put forward."))
            return redirect("workplan:version_list", code=code)
    context = {
        "plan": plan,
        "form": form,
        "differences": differences(approved_content(plan), content_of(plan)),
    }
    status = 422 if form.errors else 200
    return render(request, "workplan/version_new.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def version_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what was decided about a version."""
    _admit(request)
    version = get_object_or_404(PlanVersion.objects.select_related("plan__approved"), pk=pk)
    form = DecisionForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, version, form)
        except AlreadyDecided:
            messages.error(
                request, _("This version was decided about before. Nothing was changed.")
            )
        return redirect("workplan:version_list", code=version.plan.code)
    context = {
        "plan": version.plan,
        "version": version,
        "form": form,
        "differences": differences(approved_content(version.plan), version.content),
    }
    status = 422 if form.errors else 200
    return render(request, "workplan/version_decide.html", context, status=status)


def _decide(request: HttpRequest, version: PlanVersion, form: DecisionForm) -> None:
    given, by = form.cleaned_data, person_of(request)
    if given["decision"] == APPROVE:
        approve_version(
            version=version, decided_by=given["decided_by"], on=given["on"], by=by, at=now()
        )
    else:
        return_version(version=version, words=given["words"], by=by, at=now())


def _admit(request: HttpRequest) -> None:
    if not can_decide_versions(offices_held(request)):
        raise PermissionDenied
