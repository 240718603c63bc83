"""By when steps are to be taken: planned by the country, and what is late over all countries for the Secretariat."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.nbsap.actions.planning import Planned, plan_step, take_out_planned_step
from whimbrel.nbsap.forms.planning import LateStepsForm, StepPlanForm
from whimbrel.nbsap.models import Nbsap
from whimbrel.nbsap.queries.progress import late_steps
from whimbrel.nbsap.rules import can_review
from whimbrel.nbsap.views.admission import admit, chosen_step, form_page, person_of
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_step_day(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Say by when a step is to be taken and who sees to it. Sent with `out`, it has no day any more."""
    nbsap = get_object_or_404(Nbsap.objects.select_related("country"), pk=pk)
    admit(request, nbsap.country_id)
    chosen, person = chosen_step(step), person_of(request)
    if "out" in request.POST:
        take_out_planned_step(nbsap=nbsap, step=chosen, by=person)
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    found = nbsap.planned_steps.filter(step=chosen).first()
    parts = ("due_on", "instrument", "office", "words")
    initial = {part: getattr(found, part) for part in parts} if found else {}
    form = StepPlanForm(request.POST or None, initial=initial, today=localdate())
    if request.method == "POST" and form.is_valid():
        planned = Planned(**form.cleaned_data)
        plan_step(nbsap=nbsap, step=chosen, planned=planned, by=person, at=now())
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    title = _("Plan: %(step)s") % {"step": chosen.label}
    return form_page(request, form, title, nbsap.country, nbsap, takes_out=found is not None)


@login_required
@never_cache
@require_safe
def late_step_list(request: HttpRequest) -> HttpResponse:
    """Steps of all countries whose day has passed: for the Secretariat."""
    today = localdate()
    if not can_review(offices_of(request.user, on=today)):
        raise PermissionDenied
    form = LateStepsForm(request.GET)
    region = form.cleaned_data["region"] if form.is_valid() else None
    rows = [
        (one, (today - one.due_on).days)
        for one in (late_steps(on=today, region=region) if form.is_valid() else [])
    ]
    crumbs = [(_("National biodiversity plans"), reverse("nbsap:nbsap_list"))]
    context = {"form": form, "rows": rows, "crumbs": crumbs}
    return render(request, "nbsap/late_step_list.html", context, status=422 if form.errors else 200)
