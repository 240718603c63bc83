"""Archives at the Secretariat's desk: hand one in, ask for one, see how far it has come."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from whimbrel.community.actions.archive_jobs import ask_for_export, hand_in_archive
from whimbrel.community.forms.archive import ArchiveForm, ExportForm
from whimbrel.community.models import ArchiveJob, Space
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.community.views.doors import belonging_here, person_of
from whimbrel.core.desk import works_here

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def archive_list(request: HttpRequest) -> HttpResponse:
    """Hand in an archive or ask for one; what was handed in and asked for, and how far it has come."""
    if not works_here(request.user):
        raise PermissionDenied
    visible = spaces_visible_to(belonging_here(request)).order_by("name_en")
    is_export = "export" in request.POST
    is_sent = request.method == "POST"
    load = ArchiveForm(
        request.POST if is_sent and not is_export else None,
        request.FILES if is_sent and not is_export else None,
    )
    export = ExportForm(request.POST if is_sent and is_export else None)
    for form in (load, export):
        form.fields["space"].queryset = visible  # type: ignore[attr-defined]
    by = person_of(request)
    if is_sent and is_export and export.is_valid():
        ask_for_export(space=export.cleaned_data["space"], by=by, at=now())
        messages.success(request, _("The file is being written. Look here again in a minute."))
        return redirect("archive_list")
    if is_sent and not is_export and load.is_valid():
        given = load.cleaned_data
        hand_in_archive(
            space=given["space"], file=given["file"], is_dry=given["is_dry"], by=by, at=now()
        )
        messages.success(request, _("The archive is kept. Look here again in a minute."))
        return redirect("archive_list")
    jobs = ArchiveJob.objects.filter(space__in=visible.values("pk")).select_related("space")
    context = {"load": load, "export": export, "jobs": jobs[:SHOWN]}
    is_wrong = bool(load.errors or export.errors)
    return render(request, "community/desk/archives.html", context, status=422 if is_wrong else 200)


@require_safe
def archive_download(request: HttpRequest, pk: int) -> FileResponse:
    """What was written, for whoever works here and may read the space."""
    if not works_here(request.user):
        raise PermissionDenied
    visible: list[Space] = list(spaces_visible_to(belonging_here(request)))
    job = get_object_or_404(ArchiveJob, pk=pk, space__in=visible)
    if job.kind != ArchiveJob.Kind.EXPORT or job.finished_at is None or not job.file:
        raise Http404
    return FileResponse(job.file.open("rb"), as_attachment=True, filename=job.name)
