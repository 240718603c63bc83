from pathlib import PurePath

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.limits import limited
from whimbrel.designations.actions.letters import hand_in_letter
from whimbrel.designations.forms.letters import LetterForm
from whimbrel.designations.models import DesignationLetter
from whimbrel.designations.rules import can_read_letter, can_send_letter
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@limited("hand_in_letter")
@require_http_methods(["GET", "HEAD", "POST"])
def letter_new(request: HttpRequest, iso3: str) -> HttpResponse:
    """Hand in a letter of a country's government."""
    country = get_object_or_404(Country, iso3=iso3.upper())
    today = localdate()
    if not can_send_letter(offices_of(request.user, on=today), country.pk):
        raise Http404
    is_sent = request.method == "POST"
    form = LetterForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, today=today
    )
    if is_sent and form.is_valid():
        fields = dict(form.cleaned_data)
        hand_in_letter(
            by=User.objects.get(pk=request.user.pk or 0),
            instruments=fields.pop("instruments"),
            file=fields.pop("file"),
            fields={**fields, "country": country},
        )
        messages.success(
            request, _("The letter is kept. The Secretariat checks it and writes to you.")
        )
        return redirect("home:country_room", iso3=country.iso3)
    context = {
        "form": form,
        "country": country,
        "crumbs": [
            (_("Countries"), reverse("treaties:country_list")),
            (country.name, reverse("home:country_room", args=[country.iso3])),
            (_("Hand in a letter"), ""),
        ],
    }
    return render(
        request, "designations/letter_new.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_safe
def letter_scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The scan, to download: never shown as a page of ours, whatever is in it."""
    offices = offices_of(request.user, on=localdate())
    letter = DesignationLetter.objects.filter(pk=pk).first()
    # The scan itself goes when its person leaves, or its time is over.
    if letter is None or not letter.file or not can_read_letter(offices, letter.country_id):
        raise Http404
    ending = PurePath(letter.file.name or "").suffix
    name = f"letter-{letter.dated_on.isoformat()}-{letter.pk}{ending}"
    return FileResponse(
        letter.file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
