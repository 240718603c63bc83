"""Keeping a survey of needs: opening it, reminding, taking in what was gathered in person."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.responses import table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.training.actions.needs import SurveyClosed, ask, open_assessment, remind
from whimbrel.training.actions.needs_sheet import OF_MANY, load_needs_sheet, rows_of_many
from whimbrel.training.forms.needs import AssessmentForm, SheetForm
from whimbrel.training.models import NeedsAssessment
from whimbrel.training.queries.needs import answers
from whimbrel.training.views.doors import crumbs, keeper_of
from whimbrel.training.views.needs import at_needs


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def needs_new(request: HttpRequest) -> HttpResponse:
    """Open a survey; everybody whom it concerns is written to."""
    keeper = keeper_of(request)
    today = localdate()
    form = AssessmentForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial={
            "first_year": today.year + 1, "last_year": today.year + 3,
            "roles": ["nfp", "deputy", "technical"],
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        assessment = open_assessment(**form.cleaned_data, opens_on=today, by=keeper, at=now())
        return redirect("training:needs_keep", slug=assessment.slug)
    context = {"form": form, "crumbs": [*crumbs(), *at_needs(), (_("Open a survey"), "")]}
    return render(request, "training/needs_new.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def needs_keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has answered and who has not; remind them, ask newcomers, take in a sheet. What they said is not shown."""
    keeper = keeper_of(request)
    assessment = get_object_or_404(NeedsAssessment, slug=slug)
    context: dict[str, Any] = {"assessment": assessment, "sheet": SheetForm()}
    if request.method == "POST":
        done = _kept(request, assessment, keeper, context)
        if done:
            messages.success(request, done)
            return redirect("training:needs_keep", slug=slug)
    responses = assessment.responses.exclude(person=None).select_related("person", "country")
    context |= {
        "answers": answers(assessment),
        "responses": responses.order_by("answered_at", "country__name_en", "pk"),
        "is_open": assessment.is_open(on=localdate()),
        "crumbs": [*crumbs(), *at_needs(), (assessment.years, "")],
    }
    return render(
        request, "training/needs_keep.html", context, status=422 if "refused" in context else 200
    )


@login_required
@never_cache
@require_safe
def needs_keep_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet of all who have not answered, for whoever asks them in person."""
    keeper_of(request)
    assessment = get_object_or_404(NeedsAssessment, slug=slug)
    return table_download(f"needs-{slug}-to-fill-in", OF_MANY, rows_of_many(assessment), "xlsx")


def _kept(request: HttpRequest, assessment: NeedsAssessment, keeper: Any, context: Any) -> str:
    """Do what was pressed, and say so; empty where it could not be done."""
    if "remind" in request.POST:
        number = remind(assessment=assessment, by=keeper, at=now())
        return ngettext("%(n)s person is reminded.", "%(n)s people are reminded.", number) % {
            "n": number
        }
    if "ask" in request.POST:
        number = ask(assessment=assessment, at=now())
        return ngettext("%(n)s more person is asked.", "%(n)s more people are asked.", number) % {
            "n": number
        }
    form = context["sheet"] = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        context["refused"] = ""
        return ""
    file = form.cleaned_data["file"]
    try:
        number = load_needs_sheet(
            assessment=assessment, file=SheetFile(file.name, file.read()), by=keeper, at=now()
        )
    except SheetRefused as refused:
        context["refused"] = str(refused)
        return ""
    except SurveyClosed:
        context["refused"] = _("The survey is closed. Nothing was changed.")
        return ""
    return ngettext(
        "The answers of %(n)s person are kept.", "The answers of %(n)s people are kept.", number
    ) % {"n": number}
