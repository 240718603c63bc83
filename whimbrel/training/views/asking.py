"""A workshop that is open to all: anybody asks for a place, without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.core.languages import current_language
from whimbrel.core.limits import limited
from whimbrel.training.actions.asking import NotOpen, ask_for_place
from whimbrel.training.forms.places import AskForm
from whimbrel.training.models import Workshop
from whimbrel.training.views.doors import crumbs


@never_cache
@limited("ask_for_place")
@require_http_methods(["GET", "HEAD", "POST"])
def place_new(request: HttpRequest, code: str) -> HttpResponse:
    """What is answered is the same for whoever is on the list already: it tells nobody who comes."""
    workshop = get_object_or_404(
        Workshop.objects.published().select_related("meeting__country"),
        meeting__code__iexact=code,
    )
    if not workshop.is_open_to_all(on=workshop.local(now()).date()):
        raise Http404
    is_sent = request.method == "POST"
    form = AskForm(request.POST if is_sent else None, initial={"language": current_language()})
    is_kept = False
    if is_sent and form.is_valid():
        try:
            ask_for_place(workshop=workshop, fields=dict(form.cleaned_data), at=now())
        except NotOpen:
            raise Http404 from None
        is_kept = True
    context = {
        "workshop": workshop,
        "meeting": workshop.meeting,
        "form": form,
        "is_kept": is_kept,
        "crumbs": [
            *crumbs(),
            (workshop.title, reverse("training:workshop_detail", args=[workshop.meeting.code])),
            (_("Ask for a place"), ""),
        ],
    }
    return render(request, "training/place_new.html", context, status=422 if form.errors else 200)
