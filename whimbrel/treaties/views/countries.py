from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.stored.generations import about
from whimbrel.core.stored.views import public_page
from whimbrel.treaties.forms import CountryFilterForm
from whimbrel.treaties.models import Country, Instrument, Meeting
from whimbrel.treaties.queries.countries import (
    country_rows,
    country_statuses,
    status_summary,
)
from whimbrel.treaties.queries.posts import country_posts


@require_safe
@public_page("q", "region")
def country_list(request: HttpRequest) -> HttpResponse:
    form = CountryFilterForm(request.GET)
    if not form.is_valid():
        return render(request, "treaties/country_list.html", {"form": form}, status=400)

    search, region = form.cleaned_data["q"], form.cleaned_data["region"]
    rows = country_rows(on=localdate(), region=region, search=search)
    if search and len(rows) == 1:
        return redirect("treaties:country_detail", iso3=rows[0].iso3)
    context = {"form": form, "rows": rows, "search": search, "region": region}
    return render(request, "treaties/country_list.html", context)


@require_safe
@public_page()
def country_detail(request: HttpRequest, iso3: str) -> HttpResponse:
    country = get_object_or_404(Country.objects.select_related("region"), iso3=iso3.upper())
    today, sisters = localdate(), Instrument.Kind.SISTER_CONVENTION
    with about(f"country:{country.iso3}"):
        statuses = country_statuses(country, on=today)
        bound_by = [one.instrument for one in statuses if one.is_bound]
        posts, has_more_people = country_posts(
            country, bound_by=[one for one in bound_by if one.kind != sisters], on=today
        )
    context = {
        "country": country,
        "summary": status_summary(statuses),
        "family": [one for one in statuses if one.instrument.kind != sisters],
        "sisters": [one for one in statuses if one.instrument.kind == sisters],
        "former_names": list(country.former_names.all()),
        "posts": posts,
        "has_more_people": has_more_people,
        "workshops": list(
            country.meetings.filter(kind=Meeting.Kind.WORKSHOP).order_by("-starts_on")
        ),
        "today": today,
        "crumbs": [(_("Countries"), reverse("treaties:country_list")), (country.name, "")],
    }
    return render(request, "treaties/country_detail.html", context)
