"""Analysis by global target: which national targets answer it, in which countries, and where none does."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.responses import table_download
from whimbrel.core.stored.views import public_page
from whimbrel.nbsap.forms import RegisterForm
from whimbrel.nbsap.forms.analysis import TargetsForm
from whimbrel.nbsap.models import Framework
from whimbrel.nbsap.queries.global_targets import (
    COLUMNS,
    answered,
    answered_rows,
    country_plans,
    is_number,
    known_plans,
    overview,
)
from whimbrel.treaties.models import Region

TABLES = ("csv", "xlsx", "json")


@require_safe
@public_page("framework", "region")
def global_target_list(request: HttpRequest) -> HttpResponse:
    """Every target of one framework, in numbers."""
    form = TargetsForm(request.GET)
    context: dict[str, Any] = {"form": form, "crumbs": _crumbs()}
    if not form.is_valid():
        return render(request, "nbsap/global_target_list.html", context, status=400)
    framework, region = form.chosen(), form.cleaned_data["region"]
    plans = country_plans(framework, on=localdate(), region=region)
    query = _query(region)
    context |= {
        "framework": framework,
        "ways": [
            (one.label, _query(region, framework=one.value), one == framework) for one in Framework
        ],
        "rows": overview(framework, plans),
        "plans": len(plans),
        "known": len(known_plans(plans)),
        "query": query,
        "downloads": [
            (kind.upper(), reverse("nbsap:global_targets_download", args=[framework.value, kind]) + query)
            for kind in TABLES
        ],
    }  # fmt: skip
    return render(request, "nbsap/global_target_list.html", context)


@require_safe
@public_page("region")
def global_targets_download(request: HttpRequest, framework: str, form: str) -> HttpResponse:
    """Every target of the framework with every country's plan, as a table to take away."""
    if form not in TABLES or framework not in Framework.values:
        raise Http404
    plans = country_plans(framework, on=localdate(), region=_region(request))
    rows = answered_rows(framework, answered(framework, plans))
    return table_download(f"nbsap-targets-{framework}", COLUMNS, rows, form)


@require_safe
@public_page("region")
def global_target_detail(request: HttpRequest, framework: str, number: str) -> HttpResponse:
    """One global target: the national ones in their words, the gaps, and what is not known."""
    if not is_number(framework, number):
        raise Http404
    form = RegisterForm(request.GET)
    context: dict[str, Any] = {
        "form": form, "framework": Framework(framework), "number": number, "crumbs": _crumbs(number)
    }  # fmt: skip
    if not form.is_valid():
        return render(request, "nbsap/global_target_detail.html", context, status=400)
    region = form.cleaned_data["region"]
    plans = country_plans(framework, on=localdate(), region=region)
    query = _query(region)
    context |= {
        "found": answered(framework, plans, number=number)[0],
        "back": _query(region, framework=framework),
        "downloads": [
            (kind.upper(), reverse("nbsap:global_target_download", args=[framework, number, kind]) + query)
            for kind in TABLES
        ],
    }  # fmt: skip
    return render(request, "nbsap/global_target_detail.html", context)


@require_safe
@public_page("region")
def global_target_download(
    request: HttpRequest, framework: str, number: str, form: str
) -> HttpResponse:
    """One global target as a table to take away."""
    if form not in TABLES or not is_number(framework, number):
        raise Http404
    plans = country_plans(framework, on=localdate(), region=_region(request))
    rows = answered_rows(framework, answered(framework, plans, number=number))
    return table_download(f"nbsap-target-{framework}-{number}", COLUMNS, rows, form)


def _region(request: HttpRequest) -> Region | None:
    form = RegisterForm(request.GET)
    if not form.is_valid():
        raise Http404
    region: Region | None = form.cleaned_data["region"]
    return region


def _query(region: Region | None, *, framework: str = "") -> str:
    asked = {"framework": framework, "region": region.code if region else ""}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"?{said}" if said else ""


def _crumbs(number: str = "") -> list[tuple[str, str]]:
    here = reverse("nbsap:global_target_list")
    found = [
        (_("National biodiversity plans"), reverse("nbsap:nbsap_list")),
        (_("By global target"), here if number else ""),
    ]
    return [*found, (number, "")] if number else found
