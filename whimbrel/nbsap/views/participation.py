"""Who took part in which stage of a plan: for the country and the Secretariat."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.nbsap.actions.participation import note_participation, take_back_participation
from whimbrel.nbsap.forms import ParticipationForm
from whimbrel.nbsap.models import Nbsap, Participation
from whimbrel.nbsap.views.admission import admit, form_page, person_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_participation(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who took part in a stage; sent with `out`, that one took no part after all."""
    nbsap = get_object_or_404(Nbsap.objects.select_related("country"), pk=pk)
    admit(request, nbsap.country_id)
    if "out" in request.POST:
        number = request.POST["out"]
        found = get_object_or_404(
            Participation.objects.filter(nbsap=nbsap).select_related("nbsap"),
            pk=int(number) if number.isdecimal() and len(number) < 18 else 0,
        )
        take_back_participation(participation=found, by=person_of(request), at=now())
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    form = ParticipationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note_participation(nbsap=nbsap, **form.cleaned_data, by=person_of(request), at=now())
        return redirect("nbsap:plan_detail", pk=nbsap.pk)
    return form_page(request, form, _("Who took part"), nbsap.country, nbsap)
