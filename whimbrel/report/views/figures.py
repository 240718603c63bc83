from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.documents.tree import Document, Paragraph, Picture, Table
from whimbrel.core.languages import current_language
from whimbrel.core.responses import table_download
from whimbrel.report.queries.counting import Count
from whimbrel.report.views.versions import Version, find_version, says_what_to_mend

# More rows than anybody reads on a page; the whole of them is a table to take away.
ON_A_PAGE = 100
DOWNLOADS = ["csv", "json", "xlsx"]


def page_of_rows(request: HttpRequest, count: Count) -> Page[list[tuple[str, str]]]:
    """The rows of the page that is asked for, each as pairs of column and cell."""
    rows = [list(zip(count.columns, row, strict=True)) for row in count.rows]
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))


@require_safe
@says_what_to_mend
def figure_detail(
    request: HttpRequest,
    slug: str,
    figure: str,
    is_draft: bool = False,
    number: int | None = None,
) -> HttpResponse:
    """Why a figure is what it is: the rule, the rows, up to which day, counted when."""
    language = current_language()
    version = find_version(request, slug, language=language, is_draft=is_draft, number=number)
    count = _count(version, figure, language)
    document = version.document(language)
    edition = version.edition.number if version.edition else 0
    context = {
        "report": version.report,
        "name": figure,
        "count": count,
        "rows": page_of_rows(request, count),
        # Drawn by us, every word in it escaped.
        "drawing": mark_safe(count.chart.inline) if count.chart else "",  # noqa: S308
        "cut_off": version.content["faces"][language]["cut_off"],
        "counted_at": version.counted_at,
        "is_draft": version.edition is None,
        "places": _places(document, figure),
        "report_url": version.address("detail"),
        # Who the persons are is filled in apart, for those who may know.
        "persons": f"{slug}.{edition}.{figure}" if count.seats else "",
        "downloads": [
            (form.upper(), version.address("figure_download", figure=figure, form=form))
            for form in DOWNLOADS
        ]
        if count.rows
        else [],
        "crumbs": version.crumbs((_("Where a figure comes from"), "")),
    }
    return render(request, "report/figure_detail.html", context)


@require_safe
@says_what_to_mend
def figure_download(
    request: HttpRequest,
    slug: str,
    figure: str,
    form: str,
    is_draft: bool = False,
    number: int | None = None,
) -> HttpResponse:
    """The rows behind a figure as a table."""
    if form not in DOWNLOADS:
        raise Http404
    language = current_language()
    version = find_version(request, slug, language=language, is_draft=is_draft, number=number)
    count = _count(version, figure, language)
    return table_download(f"{slug}-{figure}", count.columns, count.rows, form)


def _count(version: Version, figure: str, language: str) -> Count:
    kept = version.content["figures"].get(figure)
    if kept is None:
        raise Http404
    return Count.thawed(kept["counts"][language])


def _places(document: Document, figure: str) -> list[tuple[str, str]]:
    """Where the report says it: the anchor of each place and its number, empty for one without."""
    places = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and any(run.figure == figure for run in block.runs):
            places.append((block.anchor, str(block.number or "")))
        elif isinstance(block, Picture | Table) and block.figure == figure:
            places.append((f"figure-{figure}", ""))
    return places
