"""A member's checklists: begin one, tick its steps, put it away. Private to the person, or to a country's people."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.manual.actions.ticks import begin_checklist, put_checklist_away, tick_steps
from whimbrel.manual.forms import BeginForm
from whimbrel.manual.models import Checklist
from whimbrel.manual.queries.ticks import (
    first_day_in_post,
    meetings_ahead,
    progress_of,
    undertaking_visible_to,
    undertakings_visible_to,
)
from whimbrel.manual.rules import can_work_through_checklists
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import Offices, offices_of


def _member(request: HttpRequest) -> tuple[User, Offices, date]:
    today = localdate()
    offices = offices_of(request.user, on=today)
    if not can_work_through_checklists(offices):
        raise PermissionDenied
    return User.objects.get(pk=request.user.pk or 0), offices, today


@login_required
@never_cache
@require_safe
def undertaking_list(request: HttpRequest) -> HttpResponse:
    _person, offices, today = _member(request)
    found = [progress_of(one) for one in undertakings_visible_to(offices)]
    context = {
        "open": [one for one in found if one.undertaking.ended_at is None],
        "past": [one for one in found if one.undertaking.ended_at is not None],
        "today": today,
        "crumbs": _crumbs((_("Checklists"), reverse("manual:checklist_list")), (_("Mine"), "")),
    }
    return render(request, "manual/undertaking_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checklist_begin(request: HttpRequest, slug: str) -> HttpResponse:
    person, offices, today = _member(request)
    checklist = get_object_or_404(Checklist, slug=slug)
    form = BeginForm(
        request.POST or None,
        counts_from=checklist.counts_from,
        countries=list(Country.objects.filter(pk__in=offices.countries)),
        meetings=meetings_ahead(today),
        first_day=first_day_in_post(person.pk, today=today),
    )
    if request.method == "POST" and form.is_valid():
        begun = begin_checklist(checklist=checklist, by=person, at=now(), **form.wanted())
        return redirect(begun)
    context = {
        "checklist": checklist,
        "form": form,
        "crumbs": _crumbs((checklist.title, checklist.get_absolute_url()), (_("Tick it off"), "")),
    }
    status = 422 if form.errors else 200
    return render(request, "manual/checklist_begin.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undertaking_detail(request: HttpRequest, pk: int) -> HttpResponse:
    person, offices, today = _member(request)
    undertaking = undertaking_visible_to(offices, pk)
    if undertaking is None:
        raise Http404
    if request.method == "POST" and "put_away" in request.POST:
        put_checklist_away(undertaking=undertaking, by=person, at=now())
        messages.success(request, _("Put away. What you ticked is still to be found here."))
        return redirect("manual:undertaking_list")
    if request.method == "POST":
        tick_steps(
            undertaking=undertaking,
            ticked=_numbers(request, "step"),
            shown_as_ticked=_numbers(request, "was"),
            by=person,
            at=now(),
        )
        messages.success(request, _("Saved."))
        return redirect(undertaking)
    progress = progress_of(undertaking)
    context = {
        "progress": progress,
        "undertaking": undertaking,
        "rows": [(one, one.is_late(today)) for one in progress.steps],
        "crumbs": _crumbs(
            (_("My checklists"), reverse("manual:undertaking_list")), (str(undertaking), "")
        ),
    }
    return render(request, "manual/undertaking_detail.html", context)


def _numbers(request: HttpRequest, name: str) -> set[int]:
    return {int(one) for one in request.POST.getlist(name) if one.isdecimal() and len(one) < 10}


def _crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Manual"), reverse("manual:contents")), *last]
