"""What is on record of a plan is corrected, or taken out: for who may keep the plan. Sent with `out`, it is taken out."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.nbsap.actions.correcting import (
    correct_document,
    correct_stage,
    correct_target,
    correct_version,
    take_out_document,
    take_out_stage,
    take_out_target,
)
from whimbrel.nbsap.actions.keeping import AlreadyThere, Version
from whimbrel.nbsap.forms import DocumentForm, StageForm, TargetForm, VersionForm
from whimbrel.nbsap.models import Framework, NationalTarget, Nbsap, PlanDocument, PlanStage
from whimbrel.nbsap.views.admission import admit, form_page, person_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, period, adopting body and source of a version."""
    nbsap = get_object_or_404(Nbsap.objects.select_related("country"), pk=pk)
    admit(request, nbsap.country_id)
    form = VersionForm(request.POST or None, initial=nbsap.__dict__)
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if value is not None}
        correct_version(nbsap=nbsap, version=Version(**given), by=person_of(request))
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Correct what is on record"), nbsap.country, nbsap)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stage_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A stage that a version reached."""
    stage = get_object_or_404(PlanStage.objects.select_related("nbsap__country"), pk=pk)
    nbsap = stage.nbsap
    admit(request, nbsap.country_id)
    if "out" in request.POST:
        take_out_stage(stage=stage, by=person_of(request))
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    form = StageForm(request.POST or None, initial=stage.__dict__)
    if request.method == "POST" and form.is_valid():
        try:
            correct_stage(stage=stage, **form.cleaned_data, by=person_of(request))
        except AlreadyThere:
            form.add_error("on", _("This stage is on record for that day already."))
        else:
            return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Correct a stage"), nbsap.country, nbsap, takes_out=True)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def document_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the plan can be read in a language."""
    document = get_object_or_404(PlanDocument.objects.select_related("nbsap__country"), pk=pk)
    nbsap = document.nbsap
    admit(request, nbsap.country_id)
    if "out" in request.POST:
        take_out_document(document=document, by=person_of(request))
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    form = DocumentForm(request.POST or None, initial=document.__dict__)
    if request.method == "POST" and form.is_valid():
        correct_document(document=document, **form.cleaned_data, by=person_of(request))
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Correct a text"), nbsap.country, nbsap, takes_out=True)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def target_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A national target, and what it answers."""
    target = get_object_or_404(NationalTarget.objects.select_related("nbsap__country"), pk=pk)
    nbsap = target.nbsap
    admit(request, nbsap.country_id)
    if "out" in request.POST:
        take_out_target(target=target, by=person_of(request))
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    form = TargetForm(request.POST or None, initial=_asked(target), nbsap=nbsap, target=target)
    if request.method == "POST" and form.is_valid():
        try:
            correct_target(target=target, given=form.target(), by=person_of(request))
        except AlreadyThere:
            form.add_error("code", _("The plan has a target of this number already."))
        else:
            return redirect("nbsap:plan_detail", pk=nbsap.pk)
    title = _("Correct a national target")
    return form_page(request, form, title, nbsap.country, nbsap, takes_out=True)


def _asked(target: NationalTarget) -> dict[str, Any]:
    """The target as the form asks for it."""
    links = list(target.links.all())
    provisions = target.provisions.select_related("instrument")
    return {
        "code": target.code,
        "text": target.text,
        "page": target.page,
        "parent": target.parent_id,
        "weight": target.weight,
        "provisions": "\n".join(str(one) for one in provisions),
    } | {
        framework.value: ", ".join(one.number for one in links if one.framework == framework.value)
        for framework in Framework
    }
