from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.stored.views import public_page
from whimbrel.treaties.fields import DayForm
from whimbrel.treaties.models import Instrument
from whimbrel.treaties.queries.differences import differences
from whimbrel.treaties.queries.instruments import holdings, instrument_groups
from whimbrel.treaties.queries.membership import new_parties, party_count


@require_safe
@public_page()
def instrument_list(request: HttpRequest) -> HttpResponse:
    context = {"groups": instrument_groups(on=localdate()), "today": localdate()}
    return render(request, "treaties/instrument_list.html", context)


@require_safe
@public_page("on")
def instrument_detail(request: HttpRequest, slug: str) -> HttpResponse:
    instrument = get_object_or_404(Instrument, slug=slug)
    form = DayForm(request.GET.dict(), today=localdate())
    is_valid = form.is_valid()
    on = form.cleaned_data["on"] if is_valid else localdate()
    context = {
        "instrument": instrument,
        "form": form,
        "on": on,
        "is_today": on == localdate(),
        "party_count": party_count(instrument, on=on),
        "latest": new_parties(instrument, after=instrument.in_force_on or on, until=on)[-4:][::-1],
        "holdings": holdings(instrument),
        "crumbs": [
            (_("Instruments"), reverse("treaties:instrument_list")),
            (instrument.short_name, ""),
        ],
    }
    status = 200 if is_valid else 400
    return render(request, "treaties/instrument_detail.html", context, status=status)


@login_required
@require_safe
def difference_list(request: HttpRequest, slug: str) -> HttpResponse:
    instrument = get_object_or_404(Instrument, slug=slug)
    if not request.user.is_staff:
        raise PermissionDenied
    context = {
        "instrument": instrument,
        "differences": differences(instrument, on=localdate()),
        "crumbs": [
            (_("Instruments"), reverse("treaties:instrument_list")),
            (instrument.short_name, instrument.get_absolute_url()),
            (_("Differences"), ""),
        ],
    }
    return render(request, "treaties/difference_list.html", context)
