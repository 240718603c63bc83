from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.documents.docx import write_docx
from whimbrel.core.documents.pdf import heading_pages, write_pdf
from whimbrel.core.documents.tree import Document
from whimbrel.core.responses import file_download
from whimbrel.designations.models import HandoverFile
from whimbrel.designations.queries.handover import handover_files_open_to
from whimbrel.designations.rules import can_check_letters, can_enter_room
from whimbrel.home.queries.handover_file import handover_kept, handover_today
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of


def _docx(document: Document) -> bytes:
    return write_docx(document, pages=heading_pages(document))


FORMS = {"pdf": write_pdf, "docx": _docx}


@login_required
@never_cache
@require_safe
def handover_detail(request: HttpRequest, iso3: str) -> HttpResponse:
    """The handover file as it stands today, to read and print."""
    country = _country(request, iso3)
    document = handover_today(country, today=localdate(), made_at=now())
    links = [
        (form.upper(), reverse("home:handover_download", args=[country.iso3, form]))
        for form in FORMS
    ]
    return _page(request, country, document, links)


@login_required
@never_cache
@require_safe
def handover_download(request: HttpRequest, iso3: str, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    country = _country(request, iso3)
    document = handover_today(country, today=localdate(), made_at=now())
    name = f"handover-{country.iso3.lower()}-{localdate().isoformat()}"
    return file_download(name, FORMS[form](document), form)


@login_required
@never_cache
@require_safe
def kept_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that was kept when a designation ended: for who left, who came, and the Secretariat."""
    file = _kept(request, pk)
    links = [(form.upper(), reverse("home:kept_download", args=[file.pk, form])) for form in FORMS]
    return _page(request, file.country, handover_kept(file), links)


@login_required
@never_cache
@require_safe
def kept_download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    file = _kept(request, pk)
    day = localdate(file.kept_at).isoformat()
    name = f"handover-{file.country.iso3.lower()}-{day}"
    return file_download(name, FORMS[form](handover_kept(file)), form)


def _page(
    request: HttpRequest, country: Country, document: Document, links: list[tuple[str, str]]
) -> HttpResponse:
    is_in_room = can_enter_room(offices_of(request.user, on=localdate()), country.pk)
    room = reverse("home:country_room", args=[country.iso3]) if is_in_room else ""
    context = {
        "document": document,
        "downloads": links,
        "crumbs": [
            (_("Your desk"), reverse("home:desk")),
            *([(country.name, room)] if room else []),
            (_("Handover file"), ""),
        ],
    }
    return render(request, "home/handover_detail.html", context)


def _country(request: HttpRequest, iso3: str) -> Country:
    """The country, for those whose room it is; for everybody else there is no such page."""
    country = get_object_or_404(Country, iso3=iso3.upper())
    if not can_enter_room(offices_of(request.user, on=localdate()), country.pk):
        raise Http404
    return country


def _kept(request: HttpRequest, pk: int) -> HandoverFile:
    offices = offices_of(request.user, on=localdate())
    files = handover_files_open_to(offices, is_secretariat=can_check_letters(offices))
    return get_object_or_404(files, pk=pk)
