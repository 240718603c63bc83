from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.dossier import file_of
from whimbrel.designations.models import Handover
from whimbrel.designations.rules import can_enter_room
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_safe
def country_room(request: HttpRequest, iso3: str) -> HttpResponse:
    """The country's own room: what its people, the Secretariat and a successor need, and nobody else sees."""
    country = _country(request, iso3)
    at, today = now(), localdate()
    chapters = file_of(country.pk, today)
    handovers = Handover.objects.filter(
        designation__country=country, designation__person=request.user.pk, taken_back_at=None
    ).select_related("predecessor__person")
    context = {
        "country": country,
        "work": [one for one in chapters if not one.is_record],
        "records": [one for one in chapters if one.is_record],
        "handovers": [one for one in handovers if one.can_be_taken_back(at=at)],
        "crumbs": [
            (_("Countries"), reverse("treaties:country_list")),
            (country.name, reverse("treaties:country_detail", args=[country.iso3])),
            (_("Country room"), ""),
        ],
    }
    return render(request, "home/country_room.html", context)


def _country(request: HttpRequest, iso3: str) -> Country:
    """The country, for those whose room it is; for everybody else there is no such page."""
    country = get_object_or_404(Country, iso3=iso3.upper())
    if not can_enter_room(offices_of(request.user, on=localdate()), country.pk):
        raise Http404
    return country
