"""Courses as their trainers see them: what they teach, and the cohort with its attendance."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.training.models import Programme, Workshop
from whimbrel.training.queries.cohorts import cohort, taught_by, teaches_in, workshops_of
from whimbrel.training.rules.access import can_see_cohort
from whimbrel.training.views.doors import crumbs, offices_here

ON_A_PAGE = 50


@login_required
@never_cache
@require_safe
def teaching_list(request: HttpRequest) -> HttpResponse:
    """The sessions that the reader teaches. Raises Http404 for who teaches none."""
    page = Paginator(taught_by(request.user.pk or 0), ON_A_PAGE).get_page(request.GET.get("page"))
    if not page.object_list:
        raise Http404
    context = {"page": page, "at": now(), "crumbs": [*crumbs(), (_("What you teach"), "")]}
    return render(request, "training/teaching_list.html", context)


@login_required
@never_cache
@require_safe
def programme_cohort(request: HttpRequest, code: str) -> HttpResponse:
    """Everybody in a programme, over the sessions of all its workshops."""
    programme = get_object_or_404(Programme, code=code)
    where = reverse("training:programme_detail", args=[code])
    return _cohort(request, workshops_of(programme), programme.name, where)


@login_required
@never_cache
@require_safe
def workshop_cohort(request: HttpRequest, code: str) -> HttpResponse:
    """Everybody with a place at one workshop, over its sessions."""
    workshop = get_object_or_404(
        Workshop.objects.published().select_related("meeting"), meeting__code__iexact=code
    )
    where = reverse("training:workshop_detail", args=[workshop.meeting.code])
    return _cohort(request, Workshop.objects.filter(pk=workshop.pk), workshop.title, where)


def _cohort(
    request: HttpRequest, workshops: QuerySet[Workshop], title: str, where: str
) -> HttpResponse:
    """Raises Http404 for whom it is not meant."""
    is_trainer = teaches_in(request.user.pk, workshops)
    if not can_see_cohort(offices_here(request), is_trainer=is_trainer):
        raise Http404
    found = cohort(workshops)
    page = Paginator(found.members, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": title,
        "sessions": found.sessions,
        "page": page,
        "crumbs": [*crumbs(), (title, where), (_("Cohort"), "")],
    }
    return render(request, "training/cohort.html", context)
