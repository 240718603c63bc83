"""Counterparts of one country and their contacts: for its focal points and the Secretariat."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.nbsap.actions.liaison import (
    Met,
    add_counterpart,
    do_what_was_agreed,
    end_counterpart,
    note_liaison,
)
from whimbrel.nbsap.forms import CounterpartForm, LiaisonForm
from whimbrel.nbsap.models import Counterpart, Liaison
from whimbrel.nbsap.queries.counterparts import conventions, shared_people
from whimbrel.nbsap.views.admission import admit, admitted_country, form_page, person_of


@login_required
@never_cache
@require_safe
def counterparts(request: HttpRequest, iso3: str) -> HttpResponse:
    """Who acts for which convention, and what was agreed."""
    country, today = admitted_country(request, iso3), localdate()
    found = conventions(country, on=today)
    log = Liaison.objects.filter(country=country).prefetch_related("instruments")
    context = {
        "country": country,
        "conventions": found,
        "shared": shared_people(found),
        "log": [(one, one.is_overdue(on=today)) for one in log],
    }
    return render(request, "nbsap/counterparts.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counterpart_new(request: HttpRequest, iso3: str) -> HttpResponse:
    """Write down the office that acts for a convention."""
    country = admitted_country(request, iso3)
    form = CounterpartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_counterpart(country=country, **form.cleaned_data, by=person_of(request))
        return redirect("nbsap:counterparts", iso3=country.iso3)
    return form_page(request, form, _("Add a counterpart"), country)


@login_required
@never_cache
@require_POST
def counterpart_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The office acts no more."""
    found = get_object_or_404(Counterpart.objects.select_related("country"), pk=pk)
    admit(request, found.country_id)
    end_counterpart(counterpart=found, by=person_of(request), on=localdate())
    return redirect("nbsap:counterparts", iso3=found.country.iso3)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def liaison_new(request: HttpRequest, iso3: str) -> HttpResponse:
    """Write down a contact, and what was agreed."""
    country = admitted_country(request, iso3)
    form = LiaisonForm(request.POST or None, initial={"day": localdate()})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        instruments = given.pop("instruments")
        note_liaison(
            country=country, instruments=instruments, met=Met(**given), by=person_of(request), at=now()
        )  # fmt: skip
        return redirect("nbsap:counterparts", iso3=country.iso3)
    return form_page(request, form, _("Write down a contact"), country)


@login_required
@never_cache
@require_POST
def liaison_done(request: HttpRequest, pk: int) -> HttpResponse:
    """What was agreed is done."""
    found = get_object_or_404(Liaison.objects.select_related("country"), pk=pk)
    admit(request, found.country_id)
    do_what_was_agreed(liaison=found, by=person_of(request), at=now())
    return redirect("nbsap:counterparts", iso3=found.country.iso3)
