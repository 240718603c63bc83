from pathlib import PurePath

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.designations.actions.room_documents import keep_document, remove_document
from whimbrel.designations.forms.country_file import RoomDocumentForm
from whimbrel.designations.models import RoomDocument
from whimbrel.designations.rules import can_enter_room
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def document_new(request: HttpRequest, iso3: str) -> HttpResponse:
    """Keep a file in a country's room."""
    country = get_object_or_404(Country, iso3=iso3.upper())
    _enter(request, country.pk)
    is_sent = request.method == "POST"
    form = RoomDocumentForm(request.POST, request.FILES) if is_sent else RoomDocumentForm()
    if is_sent and form.is_valid():
        keep_document(country=country, by=_person(request), at=now(), **form.cleaned_data)
        messages.success(request, _("The document is kept in the country room."))
        return redirect("home:country_room", iso3=country.iso3)
    context = {"form": form, "country": country, "crumbs": _crumbs(country, _("Add a document"))}
    return render(
        request, "designations/document_new.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def document_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What a document is, with its file to take away, and the way to remove it."""
    document = _document(request, pk)
    if request.method == "POST":
        remove_document(document=document, by=_person(request), at=now())
        messages.success(
            request, _("The document is removed. The journal keeps that it was there.")
        )
        return redirect("home:country_room", iso3=document.country.iso3)
    context = {"document": document, "crumbs": _crumbs(document.country, document.title)}
    return render(request, "designations/document_detail.html", context)


@login_required
@never_cache
@require_safe
def document_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to download: never shown as a page of ours, whatever is in it."""
    document = _document(request, pk)
    ending = PurePath(document.file.name or "").suffix
    return FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=f"{PurePath(document.file_name).stem}{ending}",
        content_type="application/octet-stream",
    )


def _document(request: HttpRequest, pk: int) -> RoomDocument:
    """A document that is there, for those whose room it is in; for everybody else there is none."""
    document = (
        RoomDocument.objects.kept().select_related("country", "kept_by").filter(pk=pk).first()
    )
    if document is None:
        raise Http404
    _enter(request, document.country_id)
    return document


def _enter(request: HttpRequest, country_id: int) -> None:
    if not can_enter_room(offices_of(request.user, on=localdate()), country_id):
        raise Http404


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


def _crumbs(country: Country, here: str) -> list[tuple[str, str]]:
    return [
        (_("Countries"), reverse("treaties:country_list")),
        (country.name, reverse("home:country_room", args=[country.iso3])),
        (here, ""),
    ]
