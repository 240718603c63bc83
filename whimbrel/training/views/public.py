from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.languages import language_names
from whimbrel.core.stored.views import public_page
from whimbrel.training.models import Workshop
from whimbrel.training.queries.workshops import statements, workshop_reach, workshops_by_year


@require_safe
@public_page()
def workshop_list(request: HttpRequest) -> HttpResponse:
    context = {
        "years": workshops_by_year(),
        "reach": workshop_reach(Workshop.objects.published()),
        "today": localdate(),
    }
    return render(request, "training/workshop_list.html", context)


@require_safe
@public_page()
def workshop_detail(request: HttpRequest, code: str) -> HttpResponse:
    workshop = get_object_or_404(
        Workshop.objects.published().select_related("meeting__country", "region", "prepares_for"),
        meeting__code__iexact=code,
    )
    reach = workshop_reach(Workshop.objects.filter(pk=workshop.pk))
    context = {
        "workshop": workshop,
        "meeting": workshop.meeting,
        "attendance": reach.attendances[0] if reach.attendances else None,
        "statements": statements(workshop),
        "languages_used": language_names(workshop.languages.split()),
        "instruments": list(workshop.target_instruments.all()),
        "crumbs": [
            (_("Training"), reverse("training:workshop_list")),
            (workshop.meeting.place or workshop.meeting.code, ""),
        ],
    }
    return render(request, "training/workshop_detail.html", context)
