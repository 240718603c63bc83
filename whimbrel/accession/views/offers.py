from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.accession.actions.offers import (
    Answered,
    AnsweredTooEarly,
    Offered,
    note_answer,
    note_offer,
)
from whimbrel.accession.forms.offers import OfferAnswerForm, OfferForm
from whimbrel.accession.models import RecruitmentOffer
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.views.doors import file_of, form_page, keeper_of, person_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what the State was offered."""
    file = file_of(request, pk)
    first = {"offered_on": localdate(), "offered_by": _("The Secretariat")}
    form = OfferForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        offered = Offered(**form.cleaned_data)
        note_offer(file=file, offered=offered, by=person_of(request), at=now())
        return redirect(file)
    return form_page(request, form, _("Write down an offer"), file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what the State answered to an offer."""
    found = RecruitmentOffer.objects.filter(file__in=files_visible_to(keeper_of(request)))
    offer = get_object_or_404(found.select_related("file__country", "file__instrument"), pk=pk)
    first = {"answered_on": localdate(), "answer": offer.answer, "answer_words": offer.answer_words}
    form = OfferAnswerForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            note_answer(offer=offer, answered=Answered(**form.cleaned_data), by=person_of(request))
        except AnsweredTooEarly:
            form.add_error("answered_on", _("The answer lies before the offer."))
        else:
            return redirect(offer.file)
    return form_page(request, form, f"{_('Answer')}: {offer}", offer.file)
