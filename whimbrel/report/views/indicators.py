"""Indicators of a work plan: the dashboard and one indicator for everybody; values and the talk about them for those who may."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.languages import current_language
from whimbrel.core.responses import table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.core.stored.views import public_page
from whimbrel.people.models import User
from whimbrel.report.actions.indicators import (
    Entered,
    ValueRests,
    enter_value,
    move_value,
    write_note,
)
from whimbrel.report.actions.value_sheets import enter_sheet
from whimbrel.report.drawings import values_chart
from whimbrel.report.forms import NoteForm, ValueForm, ValueSheetForm
from whimbrel.report.models import Indicator, IndicatorValue, ValueStep
from whimbrel.report.queries.breakdowns import broken_down, dimensions
from whimbrel.report.queries.counting import FigureRefused
from whimbrel.report.queries.indicators import (
    count_now,
    dashboard,
    settled_values,
    sheet_columns,
    sheet_rows,
    values_of,
)
from whimbrel.report.rules.indicators import (
    WAYS,
    can_enter_values,
    can_move_value,
    can_question_values,
    can_read_values,
)
from whimbrel.treaties.queries.offices import Offices, offices_of
from whimbrel.workplan.models import WorkPlan

TABLES = ("xlsx", "csv", "json")


@require_safe
@public_page()
def indicator_list(request: HttpRequest, plan: str) -> HttpResponse:
    """Every indicator of the plan with the value that counts now."""
    found = get_object_or_404(WorkPlan, code=plan)
    context = {
        "plan": found,
        "rows": dashboard(found, on=localdate()),
        "crumbs": _crumbs(found, (_("Indicators"), "")),
    }
    return render(request, "report/indicator_list.html", context)


@require_safe
@public_page()
def indicator_detail(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """One indicator: how it is measured, what it was worth, and the rows behind the number."""
    indicator, language = _indicator(plan, code), current_language()
    row = next(
        one for one in dashboard(indicator.plan, on=localdate()) if one.indicator.pk == indicator.pk
    )
    count, refused = None, ""
    if indicator.kind == Indicator.Kind.COUNTED:
        try:
            count = count_now(
                indicator, on=min(localdate(), indicator.plan.ends_on), language=language
            )
        except FigureRefused as why:
            refused = str(why)
    settled, readings = settled_values(indicator), list(indicator.readings.all())
    known = dimensions() if any(one.parts for one in settled) else []
    chart = values_chart(indicator, settled, readings, language)
    context = {
        "indicator": indicator,
        "row": row,
        "count": count,
        "refused": refused,
        "rows": [list(zip(count.columns, one, strict=True)) for one in count.rows] if count else [],
        "settled": [(one, broken_down(one, known)) for one in settled],
        "readings": readings,
        # Drawn by us, every word in it escaped.
        "drawing": mark_safe(chart) if chart else "",  # noqa: S308
        "crumbs": _crumbs(
            indicator.plan,
            (_("Indicators"), reverse("report:indicator_list", args=[indicator.plan.code])),
            (indicator.title, ""),
        ),
    }
    return render(request, "report/indicator_detail.html", context)


@login_required
@never_cache
@require_safe
def indicator_download(request: HttpRequest, plan: str, form: str) -> HttpResponse:
    """What was entered, and what is still to be, as a sheet that comes back filled in."""
    _admit(request, can_enter_values)
    if form not in TABLES:
        raise Http404
    found = get_object_or_404(WorkPlan, code=plan)
    return table_download(f"{found.code}-indicators", sheet_columns(), sheet_rows(found), form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_sheet(request: HttpRequest, plan: str) -> HttpResponse:
    """Take the sheet, fill it in, bring it back."""
    _admit(request, can_enter_values)
    found = get_object_or_404(WorkPlan, code=plan)
    form = ValueSheetForm(request.POST or None, request.FILES or None)
    complaints: list[Any] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        file = SheetFile(given.name, given.read())
        try:
            number = enter_sheet(plan=found, file=file, by=_person(request), at=now())
        except SheetRefused as refused:
            complaints = refused.complaints[:50]
        else:
            told = ngettext("%(n)s value was entered.", "%(n)s values were entered.", number)
            messages.success(request, told % {"n": number})
            return redirect("report:indicator_list", plan=found.code)
    context = {"plan": found, "form": form, "complaints": complaints, "tables": TABLES[:2]}
    status = 422 if form.errors or complaints else 200
    return render(request, "report/indicator_sheet.html", context, status=status)


@login_required
@never_cache
@require_safe
def value_list(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """All that was entered for an indicator, where it stands, and what is said about it."""
    offices = _admit(request, can_read_values)
    indicator, person = _indicator(plan, code), _person(request)
    values, known = [], dimensions()
    for one in values_of(indicator):
        steps = list(one.steps.select_related("by"))
        handed_in = next((step.by_id for step in reversed(steps) if step.step == "submitted"), None)
        ways = [
            (to, ValueStep.Step(to).label)
            for to in WAYS[steps[-1].step]
            if can_move_value(
                offices, step=steps[-1].step, to=to, submitted_by=handed_in, person=person.pk
            )
        ]
        notes = list(one.notes.select_related("written_by"))
        values.append((one, steps, ways, notes, broken_down(one, known)))
    context = {
        "indicator": indicator,
        "values": values,
        "form": NoteForm(),
        "can_enter": can_enter_values(offices),
    }
    return render(request, "report/value_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def value_new(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Enter a value, or change one that is still a draft."""
    _admit(request, can_enter_values)
    indicator = _indicator(plan, code)
    if indicator.kind not in (Indicator.Kind.ENTERED, Indicator.Kind.WORDS):
        raise Http404
    form = ValueForm(request.POST or None, indicator=indicator)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        period = given.pop("period")
        try:
            enter_value(
                indicator=indicator, period=period, entered=Entered(**given), by=_person(request), at=now()
            )  # fmt: skip
        except ValueRests:
            form.add_error("period", _("This value was handed in and rests. Return it first."))
        else:
            return redirect("report:value_list", plan=plan, code=code)
    context = {"indicator": indicator, "form": form}
    return render(request, "report/value_form.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def value_move(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Hand in, return, approve or lock."""
    offices, value, person = _admit(request, can_read_values), _value(pk), _person(request)
    steps = list(value.steps.all())
    handed_in = next((one.by_id for one in reversed(steps) if one.step == "submitted"), None)
    if not can_move_value(
        offices, step=steps[-1].step, to=step, submitted_by=handed_in, person=person.pk
    ):
        raise PermissionDenied
    move_value(
        value=value, to=step, by=person, at=now(), note=request.POST.get("note", "").strip()[:300]
    )
    return _back_to(value)


@login_required
@never_cache
@require_POST
def value_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Question a value, or answer."""
    _admit(request, can_question_values)
    value, form = _value(pk), NoteForm(request.POST)
    if form.is_valid():
        write_note(value=value, words=form.cleaned_data["words"], by=_person(request), at=now())
    return _back_to(value)


def _indicator(plan: str, code: str) -> Indicator:
    found = Indicator.objects.select_related("plan__instrument")
    return get_object_or_404(found, plan__code=plan, code=code)


def _value(pk: int) -> IndicatorValue:
    return get_object_or_404(IndicatorValue.objects.select_related("indicator__plan"), pk=pk)


def _back_to(value: IndicatorValue) -> HttpResponse:
    one = value.indicator
    return redirect("report:value_list", plan=one.plan.code, code=one.code)


def _admit(request: HttpRequest, rule: Any) -> Offices:
    """What the reader holds, where the rule lets them in. Raises PermissionDenied."""
    offices = offices_of(request.user, on=localdate())
    if not rule(offices):
        raise PermissionDenied
    return offices


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


def _crumbs(plan: WorkPlan, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(plan.title, reverse("workplan:work_plan_detail", args=[plan.code])), *more]
