"""The work on one country's plan: for its focal points, whichever convention they are of, and the Secretariat."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.nbsap.actions.assessing import (
    Graded,
    Shown,
    grade_plan,
    keep_evidence,
    publish_assessment,
    take_back_step,
    take_step,
    withdraw_assessment,
)
from whimbrel.nbsap.actions.keeping import (
    AlreadyThere,
    Version,
    add_document,
    add_target,
    add_version,
    name_species,
    note_stage,
)
from whimbrel.nbsap.forms import (
    DocumentForm,
    ScorecardForm,
    SpeciesForm,
    StageForm,
    StepForm,
    TargetForm,
    VersionForm,
)
from whimbrel.nbsap.models import Nbsap, Questionnaire
from whimbrel.nbsap.queries.assessment import (
    MOST_POINTS,
    checklist,
    is_published,
    next_step,
    points,
    range_check,
    scorecard,
)
from whimbrel.nbsap.queries.board import LONG_AFTER, open_questionnaires
from whimbrel.nbsap.queries.participation import participations
from whimbrel.nbsap.queries.plans import versions, with_parts
from whimbrel.nbsap.views.admission import (
    admit,
    admitted_country,
    chosen_step,
    form_page,
    person_of,
)


@login_required
@never_cache
@require_safe
def nbsap_work(request: HttpRequest, iso3: str) -> HttpResponse:
    """The versions on which there is work, or the way to add the first."""
    country = admitted_country(request, iso3)
    found = versions(country)
    if len(found) == 1:
        return redirect("nbsap:plan_detail", pk=found[0].pk)
    context = {"country": country, "versions": found, "questionnaires": _questionnaires()}
    return render(request, "nbsap/nbsap_work.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nbsap_new(request: HttpRequest, iso3: str) -> HttpResponse:
    """Add a version of the plan."""
    country = admitted_country(request, iso3)
    form = VersionForm(request.POST or None, initial={"year": localdate().year})
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if value is not None}
        added = add_version(country=country, version=Version(**given), by=person_of(request))
        return redirect("nbsap:plan_detail", pk=added.pk)
    return form_page(request, form, _("Add a version of the plan"), country)


@login_required
@never_cache
@require_safe
def plan_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The twelve steps, the grades, the species, and who may read them."""
    nbsap = with_parts(_find(request, pk))
    steps, scores = checklist(nbsap, worked_on=localdate()), scorecard(nbsap)
    context = {
        "nbsap": nbsap,
        "steps": steps,
        "taken": sum(line.done is not None for line in steps),
        "next": next_step(steps),
        "scores": scores,
        "points": points(scores),
        "most_points": MOST_POINTS,
        "check": range_check(nbsap),
        "took_part": participations(nbsap),
        "is_published": is_published(nbsap),
        "questionnaires": _questionnaires(),
    }
    return render(request, "nbsap/plan_detail.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which stage the version has reached."""
    nbsap = _find(request, pk)
    form = StageForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            note_stage(nbsap=nbsap, **form.cleaned_data, by=person_of(request))
        except AlreadyThere:
            form.add_error("on", _("This stage is on record for that day already."))
        else:
            return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Another stage"), nbsap.country, nbsap)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where the plan can be read in a language."""
    nbsap = _find(request, pk)
    form = DocumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_document(nbsap=nbsap, **form.cleaned_data, by=person_of(request), at=now())
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Add a text"), nbsap.country, nbsap)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a national target, and what it answers."""
    nbsap = _find(request, pk)
    form = TargetForm(request.POST or None, nbsap=nbsap)
    if request.method == "POST" and form.is_valid():
        try:
            add_target(nbsap=nbsap, target=form.target(), by=person_of(request))
        except AlreadyThere:
            form.add_error("code", _("The plan has a target of this number already."))
        else:
            return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Add a national target"), nbsap.country, nbsap)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_species(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which listed species the plan names."""
    nbsap = _find(request, pk)
    named = "\n".join(nbsap.named_species.values_list("species__scientific_name", flat=True))
    form = SpeciesForm(request.POST or None, initial={"species": named})
    if request.method == "POST" and form.is_valid():
        name_species(nbsap=nbsap, species=form.cleaned_data["species"], by=person_of(request))
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Species named in the plan"), nbsap.country, nbsap)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_scorecard(request: HttpRequest, pk: int) -> HttpResponse:
    """Grade the plan, criterion by criterion."""
    nbsap = _find(request, pk)
    initial: dict[str, Any] = {}
    for line in scorecard(nbsap):
        if line.score:
            for part in ("grade", "quotation", "page"):
                initial[f"{line.criterion.value}-{part}"] = getattr(line.score, part)
    form = ScorecardForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        grades = {criterion: Graded(**given) for criterion, given in form.grades().items()}
        grade_plan(nbsap=nbsap, grades=grades, by=person_of(request), at=now())
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Grade the plan"), nbsap.country, nbsap)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Say that a step was taken, and what shows it."""
    nbsap, chosen = _find(request, pk), chosen_step(step)
    done = nbsap.steps.filter(step=chosen, taken_back_at=None).first()
    parts = ("done_on", "quotation", "page", "url", "language", "responsible")
    initial = {part: getattr(done, part) for part in parts} if done else {"done_on": localdate()}
    form = StepForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        upload, by = given.pop("file"), person_of(request)
        take_step(nbsap=nbsap, step=chosen, shown=Shown(**given), by=by, at=now())
        if upload:
            keep_evidence(
                nbsap=nbsap, step=chosen, upload=upload, by=by, at=now(), language=given["language"]
            )
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, str(chosen.label), nbsap.country, nbsap)


@login_required
@never_cache
@require_POST
def plan_step_take_back(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """The step was not taken after all."""
    nbsap = _find(request, pk)
    take_back_step(nbsap=nbsap, step=chosen_step(step), by=person_of(request), at=now())
    return redirect("nbsap:plan_detail", pk=nbsap.pk)


@login_required
@never_cache
@require_POST
def plan_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody read steps and grades."""
    nbsap = _find(request, pk)
    publish_assessment(nbsap=nbsap, by=person_of(request), at=now())
    messages.success(request, _("Everybody may read the steps and grades now."))
    return redirect("nbsap:plan_detail", pk=nbsap.pk)


@login_required
@never_cache
@require_POST
def plan_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep steps and grades to the country and the Secretariat again."""
    nbsap = _find(request, pk)
    withdraw_assessment(nbsap=nbsap, by=person_of(request), at=now())
    messages.success(request, _("Only your country and the Secretariat read them now."))
    return redirect("nbsap:plan_detail", pk=nbsap.pk)


def _find(request: HttpRequest, pk: int) -> Nbsap:
    nbsap = get_object_or_404(Nbsap.objects.select_related("country"), pk=pk)
    admit(request, nbsap.country_id)
    return nbsap


def _questionnaires() -> list[Questionnaire]:
    return open_questionnaires(on=localdate(), until=localdate() - LONG_AFTER)
