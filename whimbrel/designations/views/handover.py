from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from whimbrel.core import passing
from whimbrel.designations.actions.handover import TooLate, take_back, take_over
from whimbrel.designations.models import Handover
from whimbrel.designations.queries.handover import Inheritance, inheritance_of
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Designation


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_over_post(request: HttpRequest, pk: int) -> HttpResponse:
    """The successor sees what passes, and takes it over in one step. Only whoever holds the post today can."""
    held = Designation.objects.in_office(on=localdate()).filter(person=request.user.pk)
    designation = get_object_or_404(held.select_related("country", "instrument", "person"), pk=pk)
    country, inheritance = designation.country, inheritance_of(designation)
    if country is None or inheritance is None:
        raise Http404
    if request.method != "POST":
        return _take_over_page(request, inheritance, country)
    handover = take_over(
        designation=designation,
        predecessor=inheritance.predecessor,
        by=User.objects.get(pk=request.user.pk or 0),
        at=now(),
    )
    words = ", ".join(passing.in_words(handover.passed))
    messages.success(
        request,
        _("Yours now: %(what)s. You can take this back for thirty days.") % {"what": words}
        if words
        else _("Nothing was left open, so nothing has passed."),
    )
    return redirect("home:country_room", iso3=country.iso3)


@login_required
@require_POST
def take_over_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Let what passed go back, within thirty days."""
    held = Designation.objects.in_office(on=localdate()).filter(person=request.user.pk)
    handover = get_object_or_404(
        Handover.objects.select_related("designation__country"), pk=pk, designation__in=held
    )
    try:
        take_back(handover=handover, by=User.objects.get(pk=request.user.pk or 0), at=now())
    except TooLate:
        messages.error(
            request,
            _("It is too late to take this back. Nothing was changed; ask the Secretariat."),
        )
    else:
        messages.success(request, _("What had passed to you is your predecessor’s again."))
    country = handover.designation.country
    return redirect("home:country_room", iso3=country.iso3 if country else "")


def _take_over_page(
    request: HttpRequest, inheritance: Inheritance, country: Country
) -> HttpResponse:
    context = {
        "one": inheritance,
        "crumbs": [
            (_("Your desk"), reverse("home:desk")),
            (country.name, reverse("home:country_room", args=[country.iso3])),
            (_("Take over"), ""),
        ],
    }
    return render(request, "designations/take_over.html", context)
