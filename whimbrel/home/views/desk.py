from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.languages import sort_key
from whimbrel.core.needs import person_needs, secretariat_needs
from whimbrel.designations.rules import can_check_letters
from whimbrel.home.queries.desk import member_desk, silent_countries
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_safe
def silent_list(request: HttpRequest) -> HttpResponse:
    """Parties from which nobody has come in for a year, for the Secretariat to write to."""
    today = localdate()
    if not can_check_letters(offices_of(request.user, on=today)):
        raise PermissionDenied
    countries = sorted(silent_countries(today=today), key=lambda one: sort_key(one.name))
    return render(request, "home/silent_list.html", {"countries": countries})


@login_required
@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What needs this person, and the way to each thing they hold."""
    at, today = now(), localdate()
    offices = offices_of(request.user, on=today)
    context = {
        "offices": offices,
        "needs": [(kind.label, found) for kind, found in person_needs(request.user, at=at).items()],
        "desk": member_desk(offices, today=today),
        "secretariat": secretariat_needs(at=at, officer=request.user)
        if can_check_letters(offices)
        else None,
        "today": today,
    }
    return render(request, "home/desk.html", context)
