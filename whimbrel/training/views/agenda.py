"""A workshop's agenda as a page and as a calendar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.icalendar import write_calendar
from whimbrel.core.stored.views import public_page
from whimbrel.people.time_zones import time_zones
from whimbrel.training.models import Workshop
from whimbrel.training.queries.agenda import agenda, calendar_of, trainers_of


@require_safe
@public_page("zone", "language")
def agenda_detail(request: HttpRequest, code: str) -> HttpResponse:
    """The agenda by the event's clock, the others it is shown in, and the reader's own, if they name it."""
    workshop = _public(code)
    own = request.GET.get("zone", "")
    own = own if own in time_zones() else ""
    zones = list(dict.fromkeys([*workshop.zones, *([own] if own else [])]))
    spoken = request.GET.get("language", "")
    days = agenda(workshop, zones)
    languages = sorted(
        {code for day in days for item in day.items for code in item.session.spoken_in}
    )
    context = {
        "workshop": workshop,
        "meeting": workshop.meeting,
        "days": [day.only(spoken) for day in days] if spoken in languages else days,
        "trainers": trainers_of(workshop),
        "zones": zones,
        "own": own,
        "followed_in": languages,
        "spoken": spoken if spoken in languages else "",
        "crumbs": [
            (_("Training"), reverse("training:workshop_list")),
            (workshop.title, reverse("training:workshop_detail", args=[workshop.meeting.code])),
            (_("Agenda"), ""),
        ],
    }
    return render(request, "training/agenda_detail.html", context)


@require_safe
@public_page()
def agenda_calendar(request: HttpRequest, code: str) -> HttpResponse:
    workshop = _public(code)
    body = write_calendar(workshop.title, calendar_of(workshop))
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{workshop.meeting.code}.ics"'
    return answer


def _public(code: str) -> Workshop:
    return get_object_or_404(
        Workshop.objects.published().select_related("meeting__country"),
        meeting__code__iexact=code,
    )
