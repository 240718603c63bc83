from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.core.limits import limited
from whimbrel.designations.actions.country_file import (
    change_entry,
    finish_entry,
    write_entry,
)
from whimbrel.designations.forms.country_file import EntryForm
from whimbrel.designations.models import FileEntry
from whimbrel.designations.rules import can_enter_room
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@limited("write_entry")
@require_http_methods(["GET", "HEAD", "POST"])
def entry_new(request: HttpRequest, iso3: str) -> HttpResponse:
    country = get_object_or_404(Country, iso3=iso3.upper())
    _enter(request, country.pk)
    form = EntryForm(_posted(request), initial={"kind": request.GET.get("kind", "task")})
    if request.method == "POST" and form.is_valid():
        write_entry(country=country, by=_person(request), **form.cleaned_data)
        messages.success(request, _("It is kept in the country’s file."))
        return redirect("home:country_room", iso3=country.iso3)
    return _entry_page(request, form, country, None)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entry_detail(request: HttpRequest, pk: int) -> HttpResponse:
    entry = (
        FileEntry.objects.select_related("country", "holder", "written_by").filter(pk=pk).first()
    )
    if entry is None:
        raise Http404
    _enter(request, entry.country_id)
    # A copy of its own, so that the action sees what stood there before.
    shown = FileEntry.objects.get(pk=pk)
    form = EntryForm(_posted(request), instance=shown)
    if request.method == "POST" and "done" in request.POST:
        finish_entry(entry=entry, at=None if entry.done_at else now(), by=_person(request))
        return redirect("home:country_room", iso3=entry.country.iso3)
    if request.method == "POST" and form.is_valid():
        change_entry(entry=entry, by=_person(request), **form.cleaned_data)
        messages.success(request, _("It is kept in the country’s file."))
        return redirect("home:country_room", iso3=entry.country.iso3)
    return _entry_page(request, form, entry.country, entry)


def _enter(request: HttpRequest, country_id: int) -> None:
    if not can_enter_room(offices_of(request.user, on=localdate()), country_id):
        raise Http404


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where nothing was filled in."""
    return request.POST if request.method == "POST" else None


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


def _entry_page(
    request: HttpRequest, form: EntryForm, country: Country, entry: FileEntry | None
) -> HttpResponse:
    context = {
        "form": form,
        "country": country,
        "entry": entry,
        "crumbs": [
            (_("Countries"), reverse("treaties:country_list")),
            (country.name, reverse("home:country_room", args=[country.iso3])),
            (_("Entry"), ""),
        ],
    }
    return render(
        request, "designations/entry_form.html", context, status=422 if form.errors else 200
    )
