from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.languages import CODES, LANGUAGES, current_language
from whimbrel.core.responses import file_download
from whimbrel.core.stored.views import public_page
from whimbrel.report.documents import written_as
from whimbrel.report.models import Report
from whimbrel.report.queries.comparison import (
    current_source,
    differences,
    previous_source,
    rewritten,
)
from whimbrel.report.queries.report_files import is_large
from whimbrel.report.queries.reports import published_reports
from whimbrel.report.views.report_files import large_file
from whimbrel.report.views.versions import find_version, says_what_to_mend

FORMS = ["docx", "pdf", "html"]


@require_safe
@public_page()
def report_list(request: HttpRequest) -> HttpResponse:
    return render(request, "report/report_list.html", {"reports": published_reports()})


@require_safe
@says_what_to_mend
def report_detail(
    request: HttpRequest, slug: str, is_draft: bool = False, number: int | None = None
) -> HttpResponse:
    language = current_language()
    version = find_version(request, slug, language=language, is_draft=is_draft, number=number)
    document = version.document(language)
    context = {
        "report": version.report,
        "document": document,
        "is_draft": version.edition is None,
        # In the address of a figure the name comes last, so that each link is this and a name.
        "figures_url": version.address("figure", figure="x").removesuffix("x/"),
        "is_latest": version.name == "report",
        "downloads": [
            (code, name, [(form.upper(), version.address("download", language=code, form=form)) for form in FORMS])
            for code, name in LANGUAGES
        ],
        "crumbs": version.crumbs(),
    }  # fmt: skip
    return render(request, "report/report_detail.html", context)


@require_safe
@says_what_to_mend
def report_download(
    request: HttpRequest,
    slug: str,
    language: str,
    form: str,
    is_draft: bool = False,
    number: int | None = None,
) -> HttpResponse:
    """The report as a file, in any of the languages whatever the reader's own."""
    if language not in CODES or form not in FORMS:
        raise Http404
    version = find_version(request, slug, language=language, is_draft=is_draft, number=number)
    document = version.document(language)
    if is_large(document):
        return large_file(request, version, language, form)
    if is_draft:
        version = find_version(request, slug, language=language, is_draft=True, draws_pictures=True)
        document = version.document(language)
    return file_download(f"{slug}-{language}", written_as(form, document), form)


@require_safe
@public_page()
@says_what_to_mend
def report_differences(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed in the figures since the edition, or the report, before."""
    report = get_object_or_404(
        Report.objects.select_related("instrument", "meeting", "previous"), slug=slug
    )
    if report.last_edition() is None:
        raise Http404
    language = current_language()
    before = previous_source(report, language)
    context: dict[str, Any] = {"report": report, "before": before}
    if before is not None:
        now = current_source(report, language)
        context |= {"now": now, "differences": differences(before, now, language)}
        context["rewritten"] = rewritten(before, now, language)
    context["crumbs"] = [
        (_("Reports"), reverse("report:report_list")),
        (report.title, report.get_absolute_url()),
        (_("Differences"), ""),
    ]
    return render(request, "report/report_differences.html", context)
