from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.community.actions.consultations import (
    ConsultationOver,
    Saying,
    put_off,
    speak,
    state_outcome,
    take_back,
)
from whimbrel.community.forms.consultations import ChangeForm, OutcomeForm, PaperForm
from whimbrel.community.models import Consultation, PartyVoice
from whimbrel.community.rules import can_mind_consultation
from whimbrel.community.views.consultations import find_consultation
from whimbrel.community.views.doors import person_of
from whimbrel.core.languages import current_language
from whimbrel.core.moments import clock_of
from whimbrel.people.models import User

DEEDS = ("extend", "take-back", "paper", "outcome")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_mind(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """One deed of whoever minds a consultation: more time, taking back, a voice on paper, the outcome."""
    consultation, belonging = find_consultation(request, pk)
    if deed not in DEEDS:
        raise Http404
    if not can_mind_consultation(belonging, consultation):
        raise PermissionDenied
    person = person_of(request)
    with timezone.override(clock_of(person.time_zone)):
        form = _form(request, consultation, deed, person)
        if request.method == "POST" and form.is_valid():
            try:
                _do(consultation, deed, form, person)
            except ConsultationOver:
                form.add_error(None, _refusal(deed))
            else:
                messages.success(request, _("Kept, and written into the journal."))
                return redirect("community:consultation_detail", pk=pk)
        page = reverse("community:consultation_detail", args=[pk])
        context = {
            "form": form,
            "consultation": consultation,
            "deed": deed,
            "zone": person.time_zone,
            "crumbs": [(consultation.words, page), (_title(deed), "")],
            "title": _title(deed),
            "is_spoken": deed == "outcome",
        }
        status = 422 if form.errors else 200
        return render(request, "community/consultation_mind.html", context, status=status)


def _form(request: HttpRequest, consultation: Consultation, deed: str, person: User) -> ChangeForm | PaperForm | OutcomeForm:  # fmt: skip
    data = request.POST if request.method == "POST" else None
    if deed == "paper":
        return PaperForm(data, consultation=consultation, initial={"came_at": now()})
    if deed == "outcome":
        initial = {f"outcome_{code}": text for code, text in consultation.outcome.items()}
        return OutcomeForm(data, original=person.language or current_language(), initial=initial)
    return ChangeForm(
        data, takes_back=deed == "take-back", initial={"closes_at": consultation.closes_at}
    )


def _do(
    consultation: Consultation, deed: str, form: ChangeForm | PaperForm | OutcomeForm, by: User
) -> None:
    given, at = form.cleaned_data, now()
    if deed == "paper":
        saying = Saying(
            given["position"], given["words"], "", min(given["came_at"], at),
            PartyVoice.Channel.PAPER,
        )  # fmt: skip
        speak(party=given["party"], saying=saying, by=by, kept_at=at)
    elif isinstance(form, OutcomeForm):
        state_outcome(consultation=consultation, words=form.said("outcome"), by=by, at=at)
    elif deed == "extend":
        put_off(consultation=consultation, until=given["closes_at"], why=given["why"], by=by, at=at)
    else:
        take_back(consultation=consultation, why=given["why"], by=by, at=at)


def _refusal(deed: str) -> str:
    if deed == "extend":
        return _("The deadline is past, or the new one is no later. Nothing was changed.")
    if deed == "outcome":
        return _("It is not closed yet. What you wrote is here; state it after the deadline.")
    return _("It is over: closed, taken back, or what came on paper came too late. Nothing was changed.")  # fmt: skip


def _title(deed: str) -> str:
    return {
        "extend": _("Give more time"),
        "take-back": _("Take the text back"),
        "paper": _("Enter what came on paper"),
        "outcome": _("State the outcome"),
    }[deed]
