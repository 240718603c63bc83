"""The public pages: what is on record of every country's plan."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.responses import table_download
from whimbrel.core.stored.views import public_page
from whimbrel.nbsap.forms import CompareForm, RegisterForm
from whimbrel.nbsap.queries.assessment import MOST_POINTS
from whimbrel.nbsap.queries.outcome import by_region_name, latest_signed, outcomes
from whimbrel.nbsap.queries.participation import countries_taking_part
from whimbrel.nbsap.queries.plans import (
    assessed_versions,
    compared,
    open_assessment,
    versions,
)
from whimbrel.nbsap.queries.register import (
    COLUMNS,
    by_region,
    gaps,
    register,
    register_rows,
)
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.names import region_names

TABLES = ("csv", "xlsx", "json")


@require_safe
@public_page("region")
def nbsap_list(request: HttpRequest) -> HttpResponse:
    """Every country with its latest plan on record."""
    form = RegisterForm(request.GET)
    if not form.is_valid():
        return render(request, "nbsap/nbsap_list.html", {"form": form}, status=400)
    region = form.cleaned_data["region"]
    rows = register(on=localdate(), region=region)
    context = {
        "form": form,
        "rows": rows,
        "with_plan": sum(row.nbsap is not None for row in rows),
        "most_points": MOST_POINTS,
        "downloads": [
            (kind.upper(), reverse("nbsap:nbsap_download", args=[kind])) for kind in TABLES
        ],
    }
    return render(request, "nbsap/nbsap_list.html", context)


@require_safe
@public_page()
def nbsap_download(request: HttpRequest, form: str) -> HttpResponse:
    """The register as a table to take away, at an address that stays."""
    if form not in TABLES:
        raise Http404
    return table_download("nbsaps", COLUMNS, register_rows(register(on=localdate())), form)


@require_safe
@public_page("region")
def nbsap_table_embed(request: HttpRequest) -> HttpResponse:
    """The table alone, of the world or one region, to be shown within other sites."""
    form = RegisterForm(request.GET)
    region = form.cleaned_data["region"] if form.is_valid() else None
    context = {
        "rows": register(on=localdate(), region=region),
        "region": region,
        "most_points": MOST_POINTS,
    }
    status = 400 if form.errors else 200
    return render(request, "nbsap/nbsap_table_embed.html", context, status=status)


@require_safe
@public_page("first", "second")
def nbsap_compare(request: HttpRequest) -> HttpResponse:
    """Two assessments side by side, criterion by criterion."""
    form = CompareForm(request.GET or None, plans=assessed_versions())
    context: dict[str, Any] = {"form": form, "crumbs": _crumbs(_("Compare"))}
    if not form.is_bound:
        return render(request, "nbsap/nbsap_compare.html", context)
    if not form.is_valid():
        return render(request, "nbsap/nbsap_compare.html", context, status=400)
    plans = [form.cleaned_data["first"], form.cleaned_data["second"]]
    context |= {"plans": plans, "rows": compared(plans)}
    return render(request, "nbsap/nbsap_compare.html", context)


@require_safe
@public_page()
def nbsap_synthesis(request: HttpRequest) -> HttpResponse:
    """Region by region in words, as a draft for the report, each number from the register."""
    rows, asked = register(on=localdate()), latest_signed(on=localdate())
    answers = by_region_name(outcomes(asked)) if asked else {}
    plans = [row.nbsap.pk for row in rows if row.nbsap]
    names = region_names()
    took_part = {names[pk]: counts for pk, counts in countries_taking_part(plans).items()}
    context = {
        "regions": [
            (one, answers.get(one.region, []), took_part.get(one.region, []))
            for one in by_region(rows)
        ],
        "questionnaire": asked,
        "gaps": gaps(rows),
        "most_points": MOST_POINTS,
        "crumbs": _crumbs(_("By region")),
    }
    return render(request, "nbsap/nbsap_synthesis.html", context)


@require_safe
@public_page()
def nbsap_detail(request: HttpRequest, iso3: str) -> HttpResponse:
    """One country's plan, version by version, with the assessments that everybody may read."""
    country = get_object_or_404(Country.objects.select_related("region"), iso3=iso3.upper())
    found = versions(country)
    open_ones = set(assessed_versions().filter(country=country).values_list("pk", flat=True))
    context = {
        "country": country,
        "versions": [
            (one, open_assessment(one, on=localdate()) if one.pk in open_ones else None)
            for one in found
        ],
        "most_points": MOST_POINTS,
        "crumbs": _crumbs(country.name),
    }
    return render(request, "nbsap/nbsap_detail.html", context)


def _crumbs(last: str) -> list[tuple[str, str]]:
    return [(_("National biodiversity plans"), reverse("nbsap:nbsap_list")), (last, "")]
