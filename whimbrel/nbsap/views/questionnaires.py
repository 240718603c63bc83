"""Questionnaires: what is asked and what came of it, for everybody; how far countries are, for the Secretariat."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.responses import table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.core.stored.views import public_page
from whimbrel.nbsap.actions.questionnaires import (
    HEAD,
    AlreadyOpened,
    Cycle,
    open_questionnaire,
    question_rows,
)
from whimbrel.nbsap.actions.reply_reminders import write_to_open
from whimbrel.nbsap.forms.questionnaires import QuestionnaireForm, WordsForm
from whimbrel.nbsap.models import Questionnaire
from whimbrel.nbsap.queries import board as boards
from whimbrel.nbsap.queries.outcome import COLUMNS, outcome_rows, outcomes, signed_off
from whimbrel.nbsap.rules import can_review
from whimbrel.nbsap.views.admission import person_of
from whimbrel.treaties.queries.offices import offices_of

TABLES = ("csv", "xlsx", "json")


@require_safe
@public_page()
def questionnaire_list(request: HttpRequest) -> HttpResponse:
    """All questionnaires that were opened, latest first."""
    context = {
        "questionnaires": Questionnaire.objects.filter(opens_on__lte=localdate()),
        "crumbs": _crumbs(),
    }
    return render(request, "nbsap/questionnaire_list.html", context)


@require_safe
@public_page()
def questionnaire_detail(request: HttpRequest, code: str) -> HttpResponse:
    """What is asked, and how often each answer was given where it is signed off."""
    asked = _opened(code)
    found = {one.question.pk: one for one in outcomes(asked)}
    parts = [
        (part, [(question, found.get(question.pk)) for question in part.questions.all()])
        for part in asked.sections.prefetch_related("questions")
    ]
    downloads, regions = (
        [(form.upper(), reverse(f"nbsap:{name}_download", args=[code, form])) for form in TABLES]
        for name in ("questionnaire", "regions")
    )
    context = {
        "questionnaire": asked, "parts": parts, "signed": signed_off(asked), "downloads": downloads,
        "regions": regions,
        "crumbs": [*_crumbs(lead=True), (asked.name, "")],
    }  # fmt: skip
    return render(request, "nbsap/questionnaire_detail.html", context)


@require_safe
@public_page()
def questionnaire_download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """How often each answer was given, by region, as a table to take away."""
    if form not in TABLES:
        raise Http404
    return table_download(code, COLUMNS, outcome_rows(outcomes(_opened(code))), form)


@require_safe
@public_page()
def questionnaire_questions(request: HttpRequest, code: str) -> HttpResponse:
    """The questions as a sheet: to read, or to change for the next questionnaire."""
    rows = [
        ["yes" if one is True else "no" if one is False else one for one in row]
        for row in question_rows(_opened(code))
    ]
    return table_download(f"{code}-questions", HEAD, rows, "xlsx")


@login_required
@never_cache
@require_safe
def questionnaire_board(request: HttpRequest, code: str) -> HttpResponse:
    """How far every country is: for the Secretariat."""
    _admit(request)
    asked = get_object_or_404(Questionnaire.objects.select_related("instrument"), code=code)
    rows = boards.board(asked, on=localdate())
    answers, countries, downloads = (
        [(form.upper(), reverse(f"nbsap:{name}_download", args=[code, form])) for form in TABLES]
        for name in ("answers", "countries", "board")
    )
    context = {
        "questionnaire": asked, "rows": rows, "answers": answers, "countries": countries, "downloads": downloads,
        "begun": sum(row.reply is not None for row in rows),
        "handed_in": sum(bool(row.stage and row.stage.kind in ("submitted", "asked")) for row in rows),
        "signed": sum(bool(row.stage and row.stage.kind == "signed") for row in rows),
        "late": sum(row.is_late for row in rows),
    }  # fmt: skip
    return render(request, "nbsap/questionnaire_board.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def board_write(request: HttpRequest, code: str) -> HttpResponse:
    """Write to all who have not handed in: for the Secretariat. Sent twice, it is written once."""
    _admit(request)
    asked = get_object_or_404(Questionnaire.objects.select_related("instrument"), code=code)
    form = WordsForm(request.POST or None, initial={"key": uuid4().hex})
    if request.method == "POST" and form.is_valid():
        written = write_to_open(
            questionnaire=asked, **form.cleaned_data, by=person_of(request), at=now()
        )
        said = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", written)
        messages.success(request, said % {"n": written})
        return redirect("nbsap:questionnaire_board", code=code)
    context = {"questionnaire": asked, "form": form}
    return render(request, "nbsap/board_write.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def board_download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The same as a table to take away: for the Secretariat."""
    _admit(request)
    if form not in TABLES:
        raise Http404
    asked = get_object_or_404(Questionnaire, code=code)
    rows = [row.cells() for row in boards.board(asked, on=localdate())]
    return table_download(f"{code}-board", boards.COLUMNS, rows, form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def questionnaire_new(request: HttpRequest) -> HttpResponse:
    """Open a questionnaire: for the Secretariat."""
    _admit(request)
    form = QuestionnaireForm(
        request.POST or None, request.FILES or None, initial={"opens_on": localdate()}
    )
    context: dict[str, Any] = {"form": form, "last": Questionnaire.objects.first()}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        file = given["file"] and SheetFile(given["file"].name, given["file"].read())
        cycle = Cycle(form.names(), given["code"], given["opens_on"], given["due_on"])
        try:
            opened = open_questionnaire(
                cycle=cycle, instrument=given["instrument"], by=person_of(request), file=file or None
            )  # fmt: skip
        except SheetRefused as refused:
            context["refused"] = str(refused)
        except AlreadyOpened:
            form.add_error("code", _("There is a questionnaire of this short name already."))
        else:
            return redirect("nbsap:questionnaire_board", code=opened.code)
    is_wrong = bool(form.errors or context.get("refused"))
    return render(request, "nbsap/questionnaire_new.html", context, status=422 if is_wrong else 200)


def _admit(request: HttpRequest) -> None:
    if not can_review(offices_of(request.user, on=localdate())):
        raise PermissionDenied


def _opened(code: str) -> Questionnaire:
    return get_object_or_404(Questionnaire, code=code, opens_on__lte=localdate())


def _crumbs(*, lead: bool = False) -> list[tuple[str, str]]:
    address = reverse("nbsap:questionnaire_list") if lead else ""
    return [
        (_("National biodiversity plans"), reverse("nbsap:nbsap_list")),
        (_("Questionnaires"), address),
    ]
