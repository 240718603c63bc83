"""Files that take long to build: how far they are, and the file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.languages import language_names
from whimbrel.core.responses import file_download
from whimbrel.people.models import User
from whimbrel.report.actions.report_files import ask_for_file
from whimbrel.report.models import ReportFile
from whimbrel.report.views.versions import MAY_SEE_DRAFTS, Version

# Seconds between two looks, and before a file that is there is sent.
LOOK, SEND = 4, 1


def large_file(request: HttpRequest, version: Version, language: str, form: str) -> HttpResponse:
    """The file, or where it is not built yet the page that says how far it is."""
    file = ask_for_file(
        report=version.report, edition=version.edition, language=language, form=form,
        by=request.user if isinstance(request.user, User) else None, at=now(),
    )  # fmt: skip
    if file.edition_id and file.built_at:
        return _sent(file)
    return redirect("report:file_detail", file.pk)


@require_safe
@never_cache
def file_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is. The page looks again by itself until the file is there, unless its reader wants it still."""
    file, take = _file(request, pk), reverse("report:file_take", args=[pk])
    is_still = "still" in request.GET
    context = {
        "file": file,
        "language_name": language_names([file.language])[0],
        "take": take,
        "is_still": is_still,
        "look": LOOK,
        "crumbs": [
            (_("Reports"), reverse("report:report_list")),
            (file.report.title, _report_address(file)),
            (file.get_form_display(), ""),
        ],
    }
    answer = render(request, "report/file_detail.html", context)
    if not is_still and not file.failed_at:
        answer["Refresh"] = f"{SEND}; url={take}" if file.built_at else str(LOOK)
    return answer


@require_safe
@never_cache
def file_take(request: HttpRequest, pk: int) -> HttpResponse:
    file = _file(request, pk)
    if not file.built_at:
        return redirect("report:file_detail", pk)
    return _sent(file)


def _file(request: HttpRequest, pk: int) -> ReportFile:
    """Of an edition for everybody; of a draft as if there were none, but for those who may read it."""
    found = get_object_or_404(ReportFile.objects.select_related("report", "edition"), pk=pk)
    if found.edition_id is None and not request.user.has_perm(MAY_SEE_DRAFTS):
        raise Http404
    return found


def _report_address(file: ReportFile) -> str:
    if file.edition is None:
        return reverse("report:draft_detail", args=[file.report.slug])
    return reverse("report:edition_detail", args=[file.report.slug, file.edition.number])


def _sent(file: ReportFile) -> HttpResponse:
    return file_download(f"{file.report.slug}-{file.language}", bytes(file.body), file.form)
