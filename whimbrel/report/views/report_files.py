"""Files that take long to build: how far they are, and the file."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.languages import language_names
from whimbrel.core.responses import file_download
from whimbrel.report.actions.report_files import ask_for_file
from whimbrel.report.actions.scheduled_reports import who_may_receive
from whimbrel.report.models import ReportFile
from whimbrel.report.views.desk import person_of
from whimbrel.report.views.versions import MAY_SEE_DRAFTS, Page, Version

# Seconds between two looks, and before a file that is there is sent.
LOOK, SEND = 4, 1


class SignInFirst(Exception):
    """A visitor asks for what is not for everybody, or is not there: they learn no more before they sign in."""


def for_its_readers(page: Page) -> Page:
    @wraps(page)
    def answer(request: HttpRequest, pk: int) -> HttpResponse:
        try:
            return page(request, pk)
        except SignInFirst:
            return redirect_to_login(request.get_full_path())

    return answer


def large_file(request: HttpRequest, version: Version, language: str, form: str) -> HttpResponse:
    """The file, or where it is not built yet the page that says how far it is."""
    file = ask_for_file(
        report=version.report, edition=version.edition, language=language, form=form,
        by=person_of(request), at=now(),
    )  # fmt: skip
    if file.edition_id and file.built_at:
        return _sent(file)
    return redirect("report:file_detail", file.pk)


@require_safe
@never_cache
@for_its_readers
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
            (file.report.title, _report_address(request, file)),
            (file.get_form_display(), ""),
        ],
    }
    answer = render(request, "report/file_detail.html", context)
    if not is_still and not file.failed_at:
        answer["Refresh"] = f"{SEND}; url={take}" if file.built_at else str(LOOK)
    return answer


@require_safe
@never_cache
@for_its_readers
def file_take(request: HttpRequest, pk: int) -> HttpResponse:
    file = _file(request, pk)
    if not file.built_at:
        return redirect("report:file_detail", pk)
    return _sent(file)


def _file(request: HttpRequest, pk: int) -> ReportFile:
    """Of an edition for everybody; else for the Secretariat, and for those to whom it went out. Raises SignInFirst, Http404."""
    files = ReportFile.objects.select_related("report", "edition", "sent__schedule__grant")
    found = files.filter(pk=pk).first()
    if found is not None and found.edition_id:
        return found
    if not request.user.is_authenticated:
        raise SignInFirst
    if found and (request.user.has_perm(MAY_SEE_DRAFTS) or _is_reader(request, found)):
        return found
    raise Http404


def _is_reader(request: HttpRequest, file: ReportFile) -> bool:
    """Whether the report went out to them, and they still may read it."""
    person, sent = person_of(request), file.sent
    if person is None or sent is None or not sent.readers.filter(pk=person.pk).exists():
        return False
    return bool(who_may_receive(sent.schedule, [person], on=localdate()))


def _report_address(request: HttpRequest, file: ReportFile) -> str:
    """Of a draft there is a page for the Secretariat only."""
    if file.edition is None:
        if not request.user.has_perm(MAY_SEE_DRAFTS):
            return ""
        return reverse("report:draft_detail", args=[file.report.slug])
    return reverse("report:edition_detail", args=[file.report.slug, file.edition.number])


def _sent(file: ReportFile) -> HttpResponse:
    return file_download(f"{file.report.slug}-{file.language}", bytes(file.body), file.form)
