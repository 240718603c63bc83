"""The assessment of a plan: for the Secretariat, and by a link for who evaluates it from outside."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.workplan.actions.appraising import (
    Found,
    Reader,
    Threat,
    close_risk,
    end_evaluator,
    let_evaluator_read,
    mark_activity,
    note_finding,
    note_risk,
    step_finding,
)
from whimbrel.workplan.emails import evaluator_of
from whimbrel.workplan.forms import (
    EvaluatorForm,
    FindingForm,
    FindingStepForm,
    MarksForm,
    RiskClosingForm,
    RiskForm,
)
from whimbrel.workplan.models import Activity, Evaluator, Finding, Risk, WorkPlan
from whimbrel.workplan.queries.appraisal import appraisal as appraisal_of
from whimbrel.workplan.queries.appraisal import counting_marks
from whimbrel.workplan.rules import can_appraise
from whimbrel.workplan.views.doors import offices_held, person_of


@login_required
@never_cache
@require_safe
def appraisal(request: HttpRequest, code: str) -> HttpResponse:
    """Marks, risks, lessons and recommendations of one plan."""
    plan, today = _plan(request, code), localdate()
    context = {
        "plan": plan,
        "appraisal": appraisal_of(plan, on=today),
        "evaluators": [(one, one.may_read(on=today)) for one in plan.evaluators.all()],
        "may_keep": True,
    }
    return render(request, "workplan/appraisal.html", context)


@never_cache
@require_safe
def evaluation(request: HttpRequest, token: str) -> HttpResponse:
    """The same to read, until the day that was said: for who has the link."""
    evaluator = evaluator_of(token)
    if evaluator is None or not evaluator.may_read(on=localdate()):
        status = 404 if evaluator is None else 410
        return render(request, "workplan/evaluation_gone.html", {"evaluator": evaluator}, status=status)  # fmt: skip
    context = {
        "plan": evaluator.plan,
        "appraisal": appraisal_of(evaluator.plan, on=localdate()),
        "evaluator": evaluator,
        "may_keep": False,
    }
    return render(request, "workplan/appraisal.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activity_marks(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an activity, criterion by criterion."""
    _admit(request)
    activity = get_object_or_404(Activity.objects.select_related("item__plan"), pk=pk)
    plan, held = activity.item.plan, counting_marks(activity)
    criteria = list(plan.criteria.all())
    initial: dict[str, Any] = {f"points-{n}": one.points for n, one in held.items()}
    initial |= {f"words-{n}": one.words for n, one in held.items()}
    form = MarksForm(request.POST or None, criteria=criteria, initial=initial)
    if request.method == "POST" and form.is_valid():
        mark_activity(activity=activity, marks=form.marks(), by=person_of(request), at=now())
        return redirect("workplan:appraisal", code=plan.code)
    return _form(request, plan, form, activity.title)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def risk_new(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what could go wrong."""
    plan = _plan(request, code)
    form = RiskForm(request.POST or None, activities=_activities(plan))
    if request.method == "POST" and form.is_valid():
        threat = Threat(**form.cleaned_data)
        note_risk(plan=plan, threat=threat, by=person_of(request), on=localdate())
        return redirect("workplan:appraisal", code=plan.code)
    return _form(request, plan, form, _("Write down a risk"))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def risk_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of a risk."""
    _admit(request)
    risk = get_object_or_404(Risk.objects.select_related("plan"), pk=pk)
    form = RiskClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        close_risk(risk=risk, **form.cleaned_data, by=person_of(request), on=localdate())
        return redirect("workplan:appraisal", code=risk.plan.code)
    return _form(request, risk.plan, form, risk.title)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finding_new(request: HttpRequest, code: str) -> HttpResponse:
    """Write down a lesson or a recommendation."""
    plan = _plan(request, code)
    form = FindingForm(request.POST or None, activities=_activities(plan))
    if request.method == "POST" and form.is_valid():
        found = Found(**form.cleaned_data)
        note_finding(plan=plan, found=found, by=person_of(request), on=localdate())
        return redirect("workplan:appraisal", code=plan.code)
    return _form(request, plan, form, _("Write down a lesson or a recommendation"))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finding_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what became of a recommendation."""
    _admit(request)
    finding = get_object_or_404(
        Finding.objects.select_related("plan"), pk=pk, kind=Finding.Kind.RECOMMENDATION
    )
    form = FindingStepForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        step_finding(finding=finding, **form.cleaned_data, by=person_of(request))
        return redirect("workplan:appraisal", code=finding.plan.code)
    return _form(request, finding.plan, form, _("What became of it"), words=finding.words)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluator_new(request: HttpRequest, code: str) -> HttpResponse:
    """Let an office from outside read until a day."""
    plan = _plan(request, code)
    form = EvaluatorForm(request.POST or None, today=localdate())
    if request.method == "POST" and form.is_valid():
        reader = Reader(**form.cleaned_data)
        let_evaluator_read(plan=plan, reader=reader, by=person_of(request), at=now())
        messages.success(request, _("The office is written to."))
        return redirect("workplan:appraisal", code=plan.code)
    return _form(request, plan, form, _("Let an evaluator read"))


@login_required
@never_cache
@require_POST
def evaluator_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The link opens nothing more."""
    _admit(request)
    evaluator = get_object_or_404(Evaluator.objects.select_related("plan"), pk=pk)
    end_evaluator(evaluator=evaluator, by=person_of(request), at=now())
    return redirect("workplan:appraisal", code=evaluator.plan.code)


def _admit(request: HttpRequest) -> None:
    if not can_appraise(offices_held(request)):
        raise PermissionDenied


def _plan(request: HttpRequest, code: str) -> WorkPlan:
    _admit(request)
    return get_object_or_404(WorkPlan, code=code)


def _activities(plan: WorkPlan) -> Any:
    return Activity.objects.filter(item__plan=plan).order_by("item__code", "code")


def _form(
    request: HttpRequest, plan: WorkPlan, form: forms.Form, title: str, *, words: str = ""
) -> HttpResponse:
    context = {"plan": plan, "form": form, "title": title, "words": words}
    return render(
        request, "workplan/appraisal_form.html", context, status=422 if form.errors else 200
    )
