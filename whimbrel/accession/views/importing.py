"""Files, persons and contacts from a sheet: its headings are matched, it is tried, and then taken whole or not at all."""

import base64
import binascii
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.accession.actions.import_columns import LABELS, Kind, guessed
from whimbrel.accession.actions.importing import Brought, Officer, import_sheet, try_import
from whimbrel.accession.forms.importing import ImportForm, MappingForm
from whimbrel.accession.queries.desks import countries_kept_by
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.views.doors import keeper_of, person_of
from whimbrel.core.sheets import Complaint, SheetFile, SheetRefused, headings_of
from whimbrel.core.sheets.complaints import SHOWN
from whimbrel.treaties.queries.offices import Offices

SALT = "whimbrel.accession.importing"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_import(request: HttpRequest) -> HttpResponse:
    """Choose a sheet, say what its headings mean, see what it would do, and load it."""
    offices = keeper_of(request)
    if "sheet" in request.POST:
        return _matched(request, offices)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        file, kind = SheetFile(upload.name, upload.read()), form.cleaned_data["kind"]
        try:
            headings = headings_of(file)
        except SheetRefused as refused:
            context |= _complaints(refused, {})
        else:
            first = {f"of_{name}": word for name, word in guessed(headings, kind).items()}
            mapping = MappingForm(
                kind=kind, headings=headings, initial=first | {"sheet": _packed(file, kind)}
            )
            return render(
                request, "accession/import_match.html", _context(mapping, file.name, kind)
            )
    is_wrong = bool(form.errors) or "complaints" in context
    return render(request, "accession/import_form.html", context, status=422 if is_wrong else 200)


def _matched(request: HttpRequest, offices: Offices) -> HttpResponse:
    """The headings are matched: try the sheet, or load it."""
    unpacked = _unpacked(request.POST["sheet"])
    if unpacked is None:
        messages.error(request, _("The sheet did not come back whole. Choose it again."))
        return redirect("accession:recruitment_import")
    file, kind = unpacked
    form = MappingForm(request.POST, kind=kind, headings=headings_of(file))
    context = _context(form, file.name, kind)
    if form.is_valid():
        brought = Brought(file, kind, form.names)
        try:
            if "load" in request.POST:
                loaded = import_sheet(brought, officer=_officer(request, offices))
                told = _("Loaded: %(added)s new, %(changed)s changed, %(unchanged)s were there.")
                messages.success(request, told % vars(loaded))
                return redirect("accession:recruitment_list")
            context["loaded"] = try_import(brought, officer=_officer(request, offices))
        except SheetRefused as refused:
            context |= _complaints(refused, {name: word for word, name in form.names.items()})
    is_wrong = bool(form.errors) or "complaints" in context
    return render(request, "accession/import_match.html", context, status=422 if is_wrong else 200)


def _context(form: MappingForm, name: str, kind: str) -> dict[str, Any]:
    return {"form": form, "name": name, "kind": Kind(kind).label, "loaded": None}


def _complaints(refused: SheetRefused, headings: dict[str, str]) -> dict[str, Any]:
    """What is to be mended, as far as one reads at a time, under the headings of the sheet."""
    found = [
        Complaint(one.text, one.line, headings.get(one.column) or str(LABELS.get(one.column, "")))
        for one in refused.complaints
    ]
    return {"complaints": found[:SHOWN], "more": max(len(found) - SHOWN, 0)}


def _officer(request: HttpRequest, offices: Offices) -> Officer:
    return Officer(
        person=person_of(request), countries=countries_kept_by(offices),
        files=files_visible_to(offices), at=now(), on=localdate(),
    )  # fmt: skip


def _packed(file: SheetFile, kind: str) -> str:
    """The sheet as it travels with the form: signed, and kept nowhere."""
    raw = base64.b64encode(file.raw).decode()
    return signing.dumps({"name": file.name, "kind": kind, "raw": raw}, salt=SALT, compress=True)


def _unpacked(sheet: str) -> tuple[SheetFile, str] | None:
    """None where it was not made here, or is older than a day."""
    try:
        said = signing.loads(sheet, salt=SALT, max_age=86_400)
        return SheetFile(said["name"], base64.b64decode(said["raw"])), said["kind"]
    except (signing.BadSignature, binascii.Error, KeyError, TypeError):
        return None
