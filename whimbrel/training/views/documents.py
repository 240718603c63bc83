"""The papers of a workshop, one by one and all in one file."""

from datetime import date
from pathlib import PurePath

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.documents.badges import write_badges
from whimbrel.core.languages import current_language
from whimbrel.training.models import SEATED, DocumentFile, Registration, Workshop
from whimbrel.training.queries.documents import bundle, name_in_bundle, newest_files
from whimbrel.training.queries.offline import offline_copy
from whimbrel.training.queries.papers import badge_sheet
from whimbrel.training.views.places import found_place


@require_safe
def document_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One file that everybody may have, to download: never shown as a page of ours."""
    found = get_object_or_404(
        DocumentFile.objects.filter(
            document__is_for_participants=False, document__workshop__published_at__isnull=False
        ).select_related("document"),
        pk=pk,
    )
    return _download(found)


@require_safe
def document_bundle(request: HttpRequest, code: str) -> HttpResponseBase:
    """All papers that everybody may have, or those added since a day: `?since=2026-03-01`."""
    workshop = get_object_or_404(Workshop.objects.published(), meeting__code__iexact=code)
    files = newest_files(workshop, is_for_participants=False)
    return _bundle(request, workshop, files)


@never_cache
@require_safe
def place_documents(request: HttpRequest, token: str) -> HttpResponseBase:
    """All papers, for somebody with a place."""
    registration = seated(token)
    files = newest_files(registration.workshop, is_for_participants=True)
    return _bundle(request, registration.workshop, files)


@require_safe
def offline_site(request: HttpRequest, code: str) -> HttpResponseBase:
    """The whole workshop in the language of the page, as everybody may have it."""
    workshop = get_object_or_404(
        Workshop.objects.published().select_related("meeting__country", "prepares_for"),
        meeting__code__iexact=code,
    )
    return _site(workshop, is_for_participants=False)


@never_cache
@require_safe
def place_site(request: HttpRequest, token: str) -> HttpResponseBase:
    """The same with the papers for participants, for somebody with a place."""
    return _site(seated(token).workshop, is_for_participants=True)


@never_cache
@require_safe
def place_badge(request: HttpRequest, token: str) -> HttpResponse:
    """One's own badge to print, in one's working language."""
    registration = seated(token)
    sheet = badge_sheet(
        registration.workshop, [registration], language=registration.language, made_at=now()
    )
    answer = HttpResponse(write_badges(sheet), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="badge.pdf"'
    return answer


def seated(token: str) -> Registration:
    """Whom the key is for. Raises Http404 where they have no place."""
    registration = found_place(token)
    standing = registration.status()
    if standing is None or standing.status not in SEATED:
        raise Http404
    return registration


def _site(workshop: Workshop, *, is_for_participants: bool) -> HttpResponseBase:
    today, language = localdate(), current_language()
    return FileResponse(
        offline_copy(
            workshop, language=language, is_for_participants=is_for_participants, made_on=today
        ),
        as_attachment=True,
        filename=f"{workshop.meeting.code}-{language}-{today.isoformat()}.zip",
        content_type="application/zip",
    )


def _bundle(
    request: HttpRequest, workshop: Workshop, files: QuerySet[DocumentFile]
) -> HttpResponseBase:
    return FileResponse(
        bundle(files, since=_day(request.GET.get("since", ""))),
        as_attachment=True,
        filename=f"{workshop.meeting.code}-{localdate().isoformat()}.zip",
        content_type="application/zip",
    )


def _download(found: DocumentFile) -> HttpResponseBase:
    return FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=PurePath(name_in_bundle(found)).name,
        content_type="application/octet-stream",
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
