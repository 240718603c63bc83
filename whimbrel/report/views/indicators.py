"""Indicators of a work plan: the dashboard and one indicator for everybody; values and the talk about them for those who may."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.languages import current_language
from whimbrel.core.open_data import packed
from whimbrel.core.responses import file_download, table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.core.stored.views import public_page
from whimbrel.report.actions.value_sheets import enter_sheet
from whimbrel.report.drawings import dashboard_chart, values_chart
from whimbrel.report.forms import ValueSheetForm
from whimbrel.report.models import Indicator, IndicatorValue, ValueFile
from whimbrel.report.queries.breakdowns import broken_down, dimensions
from whimbrel.report.queries.counting import Count, FigureRefused
from whimbrel.report.queries.indicators import (
    count_now,
    dashboard,
    has_kept_rows,
    settled_values,
    sheet_columns,
    sheet_rows,
)
from whimbrel.report.queries.open_data import plan_tables
from whimbrel.report.queries.periods import targets_of
from whimbrel.report.rules.indicators import can_enter_values
from whimbrel.report.views.doors import admit, crumbs_of, indicator_of, person_of
from whimbrel.report.views.figures import page_of_rows
from whimbrel.workplan.models import WorkPlan

TABLES = ("xlsx", "csv", "json")


@require_safe
@public_page()
def indicator_list(request: HttpRequest, plan: str) -> HttpResponse:
    """Every indicator of the plan with the value that counts now."""
    found = get_object_or_404(WorkPlan, code=plan)
    rows = dashboard(found, on=localdate())
    drawing = dashboard_chart(rows, current_language())
    context = {
        "plan": found,
        "rows": rows,
        # Drawn by us, every word in it escaped.
        "drawing": mark_safe(drawing) if drawing else "",  # noqa: S308
        "crumbs": crumbs_of(found, (_("Indicators"), "")),
    }
    return render(request, "report/indicator_list.html", context)


@require_safe
@public_page("page")
def indicator_detail(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """One indicator: how it is measured, what it was worth, and the rows behind the number."""
    indicator, language = indicator_of(plan, code), current_language()
    rows = {one.indicator.code: one for one in dashboard(indicator.plan, on=localdate())}
    row = rows[indicator.code]
    count, refused = None, ""
    if indicator.kind == Indicator.Kind.COUNTED:
        try:
            count = _count(indicator, language)
        except FigureRefused as why:
            refused = str(why)
    settled, readings = settled_values(indicator), list(indicator.readings.all())
    known = dimensions() if any(one.parts for one in settled) else []
    all_targets = targets_of(indicator)
    targets = {one.period_id: one.number for one in all_targets}
    chart = values_chart(indicator, settled, readings, language)
    context = {
        "indicator": indicator,
        "row": row,
        "count": count,
        "refused": refused,
        "rows": page_of_rows(request, count) if count else [],
        "is_kept": has_kept_rows(indicator),
        "downloads": _downloads(indicator) if count and count.rows else [],
        # Who the persons are is filled in apart, for those who may know.
        "persons": str(indicator.pk) if count and count.seats else "",
        "parts": [rows[code] for code in row.parts if code in rows],
        "settled": [
            (one, broken_down(one, known), _public_files(one), targets.pop(one.period_id, None))
            for one in settled
        ],
        "targets": [one for one in all_targets if one.period_id in targets],
        "readings": readings,
        # Drawn by us, every word in it escaped.
        "drawing": mark_safe(chart) if chart else "",  # noqa: S308
        "crumbs": crumbs_of(
            indicator.plan,
            (_("Indicators"), reverse("report:indicator_list", args=[indicator.plan.code])),
            (indicator.title, ""),
        ),
    }
    return render(request, "report/indicator_detail.html", context)


@require_safe
@public_page()
def indicator_rows(request: HttpRequest, plan: str, code: str, form: str) -> HttpResponse:
    """All rows behind a counted number, as a table."""
    indicator = indicator_of(plan, code)
    is_counted = indicator.kind == Indicator.Kind.COUNTED
    if form not in TABLES or not is_counted or has_kept_rows(indicator):
        raise Http404
    try:
        count = _count(indicator, current_language())
    except FigureRefused as why:
        raise Http404(str(why)) from None
    return table_download(f"{plan}-{code}", count.columns, count.rows, form)


def _count(indicator: Indicator, language: str) -> Count:
    """Up to today, or to the end of the plan. Raises FigureRefused."""
    return count_now(indicator, on=min(localdate(), indicator.plan.ends_on), language=language)


def _public_files(value: IndicatorValue) -> list[ValueFile]:
    """Of a value that counts, those that were said to be for everybody."""
    return [one for one in value.files.all() if one.is_public]


def _downloads(indicator: Indicator) -> list[tuple[str, str]]:
    return [
        (form.upper(), reverse("report:indicator_rows", args=[indicator.plan.code, indicator.code, form]))
        for form in TABLES
    ]  # fmt: skip


@require_safe
@public_page()
def plan_data(request: HttpRequest, plan: str) -> HttpResponse:
    """The plan and its indicators as open data: tables with every column explained."""
    found, today = get_object_or_404(WorkPlan, code=plan), localdate()
    about = (
        f"The work plan “{found.title_en}” ({found.code}): its activities and indicators, as everybody may read them at "
        f"{settings.SITE_URL}{reverse('report:indicator_list', args=[found.code])}. Nothing in it is of persons."
    )
    body = packed(f"{found.code}-data", about, plan_tables(found, on=today), on=today)
    return file_download(f"{found.code}-data", body, "zip")


@login_required
@never_cache
@require_safe
def indicator_download(request: HttpRequest, plan: str, form: str) -> HttpResponse:
    """What was entered, and what is still to be, as a sheet that comes back filled in."""
    admit(request, can_enter_values)
    if form not in TABLES:
        raise Http404
    found = get_object_or_404(WorkPlan, code=plan)
    return table_download(f"{found.code}-indicators", sheet_columns(), sheet_rows(found), form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_sheet(request: HttpRequest, plan: str) -> HttpResponse:
    """Take the sheet, fill it in, bring it back."""
    admit(request, can_enter_values)
    found = get_object_or_404(WorkPlan, code=plan)
    form = ValueSheetForm(request.POST or None, request.FILES or None)
    complaints: list[Any] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        file = SheetFile(given.name, given.read())
        try:
            number = enter_sheet(plan=found, file=file, by=person_of(request), at=now())
        except SheetRefused as refused:
            complaints = refused.complaints[:50]
        else:
            told = ngettext("%(n)s value was entered.", "%(n)s values were entered.", number)
            messages.success(request, told % {"n": number})
            return redirect("report:indicator_list", plan=found.code)
    context = {"plan": found, "form": form, "complaints": complaints, "tables": TABLES[:2]}
    status = 422 if form.errors or complaints else 200
    return render(request, "report/indicator_sheet.html", context, status=status)
