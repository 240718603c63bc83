from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.stored.views import public_page
from whimbrel.treaties.models import Instrument, Meeting
from whimbrel.treaties.queries.meetings import (
    meetings_ahead,
    meetings_by_year,
    resolutions_by_meeting,
)


@require_safe
@public_page()
def meeting_list(request: HttpRequest) -> HttpResponse:
    today = localdate()
    context = {"ahead": list(meetings_ahead(today=today)), "years": meetings_by_year(today=today)}
    return render(request, "treaties/meeting_list.html", context)


@require_safe
@public_page()
def meeting_detail(request: HttpRequest, code: str) -> HttpResponse:
    meeting = get_object_or_404(
        Meeting.objects.select_related("instrument", "country"), code__iexact=code
    )
    if meeting.kind == Meeting.Kind.WORKSHOP:
        return redirect("training:workshop_detail", code=meeting.code)
    context = {
        "meeting": meeting,
        "resolutions": list(meeting.resolutions.order_by("number")),
        "crumbs": [(_("Meetings"), reverse("treaties:meeting_list")), (meeting.label, "")],
    }
    return render(request, "treaties/meeting_detail.html", context)


@require_safe
@public_page()
def resolution_list(request: HttpRequest, slug: str) -> HttpResponse:
    instrument = get_object_or_404(Instrument, slug=slug)
    context = {
        "instrument": instrument,
        "groups": resolutions_by_meeting(instrument),
        "crumbs": [
            (_("Instruments"), reverse("treaties:instrument_list")),
            (instrument.short_name, instrument.get_absolute_url()),
            (_("Resolutions"), ""),
        ],
    }
    return render(request, "treaties/resolution_list.html", context)
