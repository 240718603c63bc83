"""Files that show that a step was taken: for the country and the Secretariat."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from whimbrel.nbsap.actions.assessing import take_out_evidence
from whimbrel.nbsap.models import Evidence
from whimbrel.nbsap.views.admission import admit, person_of


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
