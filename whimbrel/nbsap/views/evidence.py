"""What shows that steps were taken, by language, and its files: for the country and the Secretariat."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from whimbrel.nbsap.actions.assessing import take_out_evidence
from whimbrel.nbsap.forms.evidence import EvidenceForm
from whimbrel.nbsap.models import Evidence, Nbsap
from whimbrel.nbsap.queries.evidence import evidence_of, languages_of, pieces_in
from whimbrel.nbsap.views.admission import admit, person_of


@login_required
@never_cache
@require_safe
def evidence_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All texts, addresses and files of a version, or those in one language."""
    nbsap = get_object_or_404(Nbsap.objects.select_related("country"), pk=pk)
    admit(request, nbsap.country_id)
    pieces = evidence_of(nbsap)
    form = EvidenceForm(request.GET, languages=languages_of(pieces))
    chosen = form.cleaned_data["language"] if form.is_valid() else ""
    context = {"nbsap": nbsap, "form": form, "pieces": pieces_in(pieces, chosen)}
    return render(request, "nbsap/evidence_list.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def evidence_download(request: HttpRequest, pk: int) -> FileResponse:
    """A file, to be saved and never shown as a page of ours."""
    found = _find(request, pk)
    return FileResponse(
        found.upload.open("rb"),
        as_attachment=True,
        filename=found.title,
        content_type="application/octet-stream",
    )


@login_required
@never_cache
@require_POST
def evidence_take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file out."""
    nbsap = take_out_evidence(evidence=_find(request, pk), by=person_of(request))
    return redirect("nbsap:plan_detail", pk=nbsap.pk)


def _find(request: HttpRequest, pk: int) -> Evidence:
    found = get_object_or_404(Evidence.objects.select_related("nbsap"), pk=pk)
    admit(request, found.nbsap.country_id)
    return found
