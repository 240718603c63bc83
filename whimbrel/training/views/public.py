from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.languages import language_names
from whimbrel.core.stored.views import public_page
from whimbrel.training.models import Minutes, Programme, Workshop
from whimbrel.training.queries.attendance import listed_in_public
from whimbrel.training.queries.documents import papers_of
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
        Workshop.objects.published().select_related(
            "meeting__country", "region", "prepares_for", "programme"
        ),
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
        "interpretation": language_names(workshop.interpretation.split()),
        "partners": list(workshop.partners.select_related("body")),
        "papers": papers_of(workshop, is_for_participants=False),
        "listed": listed_in_public(workshop),
        "has_agenda": workshop.sessions.exists(),
        "has_minutes": Minutes.objects.filter(
            session__workshop=workshop, published_at__isnull=False
        ).exists(),
        "is_open_to_all": workshop.is_open_to_all(on=localdate()),
        # One whose days nobody knows is long over.
        "is_over": workshop.meeting.starts_on is None or workshop.is_over(on=localdate()),
        "crumbs": [
            (_("Training"), reverse("training:workshop_list")),
            (workshop.meeting.place or workshop.meeting.code, ""),
        ],
    }
    return render(request, "training/workshop_detail.html", context)


@require_safe
@public_page()
def programme_detail(request: HttpRequest, code: str) -> HttpResponse:
    """A series of workshops, and how many people all of them reached."""
    programme = get_object_or_404(Programme, code=code)
    workshops = Workshop.objects.published().filter(programme=programme)
    context = {
        "programme": programme,
        "workshops": workshops.select_related("meeting__country", "region").order_by(
            "-meeting__starts_on", "meeting__code"
        ),
        "reach": workshop_reach(workshops),
        "crumbs": [(_("Training"), reverse("training:workshop_list")), (programme.name, "")],
    }
    return render(request, "training/programme_detail.html", context)
