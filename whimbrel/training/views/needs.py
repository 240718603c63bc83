"""Surveys of needs: what they found, for everybody; the questionnaire; and the keeping of them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.limits import limited
from whimbrel.core.responses import table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.core.stored.views import public_page
from whimbrel.training.actions.needs import (
    Channel,
    answer_needs,
)
from whimbrel.training.actions.needs_sheet import (
    OWN,
    own_rows,
    read_own_sheet,
)
from whimbrel.training.charts import needs_chart
from whimbrel.training.emails.needs import NEEDS, needs_token
from whimbrel.training.forms.needs import NeedsForm, SheetForm
from whimbrel.training.models import Area, Competence, Level, NeedsResponse
from whimbrel.training.queries.needs import (
    answers,
    assessments,
    gaps_by_region,
    gaps_by_role,
    gaps_over_time,
    needs,
    proposed_modules,
)
from whimbrel.training.rules import can_answer_needs
from whimbrel.training.views.doors import crumbs, opened_by
from whimbrel.treaties.models import Region

DOWNLOADS = ["csv", "xlsx"]
COLUMNS = ("competence", "name", "people", "today", "asked", "gap")


@require_safe
@public_page("region")
def needs_list(request: HttpRequest) -> HttpResponse:
    """The framework of competences, and how what is lacking moved from one survey to the next."""
    regions = list(Region.objects.filter(within=None))
    region = next((one for one in regions if one.code == request.GET.get("region")), None)
    held, rows = gaps_over_time(region=region)
    framework = list(Competence.objects.prefetch_related("modules"))
    context = {
        "areas": [(area.label, [one for one in framework if one.area == area]) for area in Area],
        "assessments": held,
        "rows": rows,
        "regions": regions,
        "region": region,
        "crumbs": [*crumbs(), (_("What is to be learned"), "")],
    }
    return render(request, "training/needs_list.html", context)


@require_safe
@public_page("region")
def needs_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What one survey found: every competence, by region and role, and the modules that would help."""
    assessment = get_object_or_404(assessments(), slug=slug)
    regions, by_region = gaps_by_region(assessment)
    region = next((one for one in regions if one.code == request.GET.get("region")), None)
    found = needs(assessment, region=region)
    roles, by_role = gaps_by_role(assessment)
    title = _finding(found)
    context = {
        "assessment": assessment,
        "answers": answers(assessment),
        "needs": found,
        "title": title,
        "drawing": needs_chart(found, title=title) if found else "",
        "regions": regions,
        "region": region,
        "by_region": by_region,
        "roles": roles,
        "by_role": by_role,
        "modules": proposed_modules(found),
        "is_open": assessment.is_open(on=localdate()),
        "downloads": [
            (form.upper(), reverse("training:needs_download", args=[slug, form]))
            for form in DOWNLOADS
        ],
        "crumbs": [*crumbs(), *at_needs(), (assessment.years, "")],
    }
    return render(request, "training/needs_detail.html", context)


@require_safe
@public_page()
def needs_download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    if form not in DOWNLOADS:
        raise Http404
    assessment = get_object_or_404(assessments(), slug=slug)
    rows = [
        (one.competence.code, one.competence.name, one.people, one.level, one.needed, one.gap)
        for one in needs(assessment)
    ]
    return table_download(f"needs-{slug}", COLUMNS, rows, form)


@never_cache
@limited("answer_question")
@require_http_methods(["GET", "HEAD", "POST"])
def needs_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Answer a survey without signing in: the link opens this answer and nothing else."""
    response = _asked(token)
    if response is None:
        return render(request, "training/link_unknown.html", status=404)
    if not can_answer_needs(response, today=localdate()):
        day = response.assessment.closes_on
        return render(request, "training/needs_closed.html", {"day": day}, status=410)
    items = list(response.assessment.items.select_related("competence"))
    is_sheet = "sheet" in request.POST
    form = NeedsForm(
        request.POST if request.method == "POST" and not is_sheet else None,
        items=items,
        ratings=list(response.ratings.all()),
        initial={"wish": response.wish},
    )
    sheet = SheetForm(request.POST, request.FILES) if is_sheet else SheetForm()
    context: dict[str, Any] = {
        "response": response, "form": form, "sheet": sheet, "token": token, "levels": Level.choices,
    }  # fmt: skip
    if is_sheet and sheet.is_valid():
        kept = _take_sheet(response, sheet, context)
    elif request.method == "POST" and not is_sheet and form.is_valid():
        given = form.ratings()
        answer_needs(
            response=response, ratings=given, channel=Channel.WEB, at=now(),
            wish=form.cleaned_data["wish"],
        )  # fmt: skip
        kept = len(given)
    else:
        kept = 0
    if kept:
        return render(request, "training/needs_thanks.html", context | {"kept": kept})
    is_wrong = bool(form.errors or sheet.errors or context.get("refused"))
    return render(request, "training/needs_answer.html", context, status=422 if is_wrong else 200)


@never_cache
@require_safe
def needs_sheet(request: HttpRequest, token: str) -> HttpResponse:
    """The person's own sheet to fill in without a network, with what they said so far."""
    response = _asked(token)
    if response is None:
        return render(request, "training/link_unknown.html", status=404)
    return table_download(f"needs-{response.assessment.slug}", OWN, own_rows(response), "xlsx")


@login_required
@require_safe
def needs_mine(request: HttpRequest, pk: int) -> HttpResponse:
    """From the desk to the same questionnaire."""
    response = get_object_or_404(NeedsResponse.objects.filter(person=request.user.pk or 0), pk=pk)
    return redirect("training:needs_answer", token=needs_token(response))


def _take_sheet(response: NeedsResponse, sheet: SheetForm, context: dict[str, Any]) -> int:
    file = sheet.cleaned_data["file"]
    try:
        ratings = read_own_sheet(response=response, file=SheetFile(file.name, file.read()))
    except SheetRefused as refused:
        context["refused"] = str(refused)
        return 0
    if not ratings:
        context["refused"] = _("The sheet holds no answer yet. Fill in both columns of a line.")
        return 0
    answer_needs(response=response, ratings=ratings, channel=Channel.SHEET, at=now())
    return len(ratings)


def _asked(token: str) -> NeedsResponse | None:
    return (
        NeedsResponse.objects.select_related("assessment", "person")
        .filter(pk=opened_by(token, NEEDS), person__is_active=True)
        .first()
    )


def _finding(found: list[Any]) -> str:
    if not found:
        return _("Not enough answers yet")
    return _("Most is lacking in: %(name)s") % {"name": found[0].competence.name}


def at_needs() -> list[tuple[str, str]]:
    return [(_("What is to be learned"), reverse("training:needs_list"))]
