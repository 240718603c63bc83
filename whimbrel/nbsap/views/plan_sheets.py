"""The register by the sheet: taken out, changed, looked at, brought in. For the Secretariat."""

import csv
import io
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.responses import table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.nbsap.actions.plan_sheets import Edit, bring_in, edits, rows_of_edits
from whimbrel.nbsap.forms.sheets import LookedAtForm, PlanSheetForm
from whimbrel.nbsap.queries.plan_sheets import SheetOf, sheet_columns, sheet_rows
from whimbrel.nbsap.rules import can_review
from whimbrel.nbsap.views.admission import person_of
from whimbrel.treaties.queries.offices import offices_of

FORMS = ("csv", "xlsx")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_list(request: HttpRequest) -> HttpResponse:
    """Take a sheet out, or give one back and see what differs. Nothing is changed here."""
    _admit(request)
    form = PlanSheetForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    file, of = form.cleaned_data["file"], SheetOf(form.cleaned_data["of"])
    try:
        found = edits(of=of, file=SheetFile(file.name, file.read()))
    except SheetRefused as refused:
        return _page(request, form, refused=str(refused), status=422)
    looked_at = LookedAtForm(initial={"of": of.value, "lines": _written(of, found)})
    return _page(request, form, found=found, of=of, looked_at=looked_at)


@login_required
@never_cache
@require_POST
def sheet_bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in what was looked at: all of it, or nothing where anything changed meanwhile."""
    _admit(request)
    looked_at = LookedAtForm(request.POST)
    if not looked_at.is_valid():
        return _page(request, PlanSheetForm(), refused=_("Give the sheet back once more."), status=422)  # fmt: skip
    of = SheetOf(looked_at.cleaned_data["of"])
    file = SheetFile(of.value, looked_at.cleaned_data["lines"].encode())
    try:
        done = bring_in(of=of, file=file, by=person_of(request), at=now())
    except SheetRefused as refused:
        form = PlanSheetForm(initial={"of": of.value})
        return _page(request, form, refused=str(refused), status=422)
    said = ngettext("%(n)s line is brought in.", "%(n)s lines are brought in.", len(done))
    messages.success(request, said % {"n": len(done)})
    return redirect("nbsap:sheet_list")


@login_required
@never_cache
@require_safe
def sheet_download(request: HttpRequest, of: str, form: str) -> HttpResponse:
    """The sheet as it stands, in the columns in which it comes back."""
    _admit(request)
    if of not in SheetOf.values or form not in FORMS:
        raise Http404
    kind = SheetOf(of)
    return table_download(f"nbsaps-{of}", sheet_columns(kind), sheet_rows(kind), form)


def _admit(request: HttpRequest) -> None:
    if not can_review(offices_of(request.user, on=localdate())):
        raise PermissionDenied


def _written(of: SheetOf, found: list[Edit]) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(sheet_columns(of))
    writer.writerows(rows_of_edits(of, found))
    return lines.getvalue()


def _page(
    request: HttpRequest, form: PlanSheetForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {
        "form": form,
        "sheets": [
            (one.label, [(form.upper(), reverse("nbsap:sheet_download", args=[one.value, form])) for form in FORMS])
            for one in SheetOf
        ],
        "crumbs": [
            (_("National biodiversity plans"), reverse("nbsap:nbsap_list")),
            (_("By the sheet"), ""),
        ],
    }  # fmt: skip
    return render(request, "nbsap/sheet_list.html", context, status=status)
