"""Which version of a report a page shows, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from whimbrel.core.documents.tree import Document
from whimbrel.report.documents import report_document
from whimbrel.report.models import Edition, Report
from whimbrel.report.queries.content import report_content
from whimbrel.report.queries.counting import FigureRefused

Page = Callable[..., HttpResponse]
MAY_SEE_DRAFTS = "report.view_report"


def says_what_to_mend(page: Page) -> Page:
    """Answer with the reason where a figure cannot be counted: only a draft comes to that."""

    @wraps(page)
    def answer(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return page(request, slug, *args, **kwargs)
        except FigureRefused as refused:
            report = get_object_or_404(Report, slug=slug)
            context = {
                "report": report,
                "reason": str(refused),
                "crumbs": [(_("Reports"), reverse("report:report_list")), (report.title, "")],
            }
            return render(request, "report/report_refused.html", context, status=409)

    return answer


@dataclass(frozen=True)
class Version:
    """A report as a page shows it: an edition, or the draft counted now."""

    report: Report
    content: dict[str, Any]
    counted_at: datetime
    edition: Edition | None
    # The start of the names of its pages, and what they are asked with.
    name: str
    asked: dict[str, Any]

    def address(self, page: str, **more: Any) -> str:
        return reverse(f"report:{self.name}_{page}", kwargs={**self.asked, **more})

    def document(self, language: str) -> Document:
        return report_document(
            self.content,
            language,
            made_at=self.edition.published_at if self.edition else self.counted_at,
            edition=self.edition.number if self.edition else None,
        )

    def crumbs(self, *below: tuple[str, str]) -> list[tuple[str, str]]:
        """Where a page of this version lies; `below` are the steps under the report's own page."""
        here = self.report.title
        if self.edition is None:
            here = _("%(title)s (draft)") % {"title": here}
        return [
            (_("Reports"), reverse("report:report_list")),
            (here, self.address("detail") if below else ""),
            *below,
        ]


def find_version(
    request: HttpRequest,
    slug: str,
    *,
    language: str,
    is_draft: bool = False,
    number: int | None = None,
    draws_pictures: bool = False,
) -> Version:
    """The version asked for. Raises Http404 where there is none, or a draft is not for
    this reader; FigureRefused where a draft cannot be counted."""
    reports = Report.objects.select_related("instrument", "meeting", "previous")
    report = get_object_or_404(reports, slug=slug)
    if is_draft:
        if not request.user.has_perm(MAY_SEE_DRAFTS):
            # A visitor does not learn that there is a draft.
            raise Http404
        content = report_content(report, languages=[language], draws_pictures=draws_pictures)
        return Version(report, content, timezone.now(), None, "draft", {"slug": slug})
    if number is not None:
        edition = get_object_or_404(report.editions, number=number)
        asked = {"slug": slug, "number": number}
        return Version(report, edition.content, edition.counted_at, edition, "edition", asked)
    last = report.last_edition()
    if last is None:
        raise Http404
    return Version(report, last.content, last.counted_at, last, "report", {"slug": slug})
