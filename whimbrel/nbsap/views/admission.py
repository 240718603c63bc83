"""Who is let in to the work of one country, and what all its forms share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from whimbrel.nbsap.models import Nbsap, Step
from whimbrel.nbsap.rules import can_keep_plan
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of


def admit(request: HttpRequest, country_id: int) -> None:
    """Raises PermissionDenied for whoever is neither of that country nor of the Secretariat."""
    offices = offices_of(request.user, on=localdate())
    if not can_keep_plan(offices, country_id=country_id):
        raise PermissionDenied


def admitted_country(request: HttpRequest, iso3: str) -> Country:
    country = get_object_or_404(Country, iso3=iso3.upper())
    admit(request, country.pk)
    return country


def form_page(
    request: HttpRequest,
    form: Any,
    title: str,
    country: Country,
    nbsap: Nbsap | None = None,
    *,
    takes_out: bool = False,
) -> HttpResponse:
    """Something to be written down, with what is wrong in it if anything is; `takes_out` if it may be taken out there."""
    context = {
        "form": form, "title": title, "country": country, "nbsap": nbsap, "takes_out": takes_out,
    }  # fmt: skip
    return render(request, "nbsap/plan_form.html", context, status=422 if form.errors else 200)


def person_of(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


def chosen_step(word: str) -> Step:
    """The step an address names. Raises Http404."""
    try:
        return Step(word)
    except ValueError:
        raise Http404 from None
