"""A focal point puts persons forward, and sees how each stands."""

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
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.limits import limited
from whimbrel.people.models import User
from whimbrel.training.actions.nominations import NominationRefused, Nominee, Paper, nominate
from whimbrel.training.actions.places import withdraw
from whimbrel.training.actions.standings import CannotStand
from whimbrel.training.forms.nominations import NominationForm
from whimbrel.training.models import Nomination, WorkshopInvitation
from whimbrel.training.queries.access import invitations_visible_to
from whimbrel.training.queries.nominations import named_by, places_left
from whimbrel.training.rules.access import can_nominate, can_run_workshops
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@limited("nominate")
@require_http_methods(["GET", "HEAD", "POST"])
def nomination_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What an invited Party has named, and the form to name more."""
    invitation = _invitation(request, pk)
    workshop = invitation.workshop
    offices = offices_of(request.user, on=localdate())
    may = can_nominate(offices, workshop, invitation, localdate())
    left = places_left(invitation)
    is_sent = request.method == "POST"
    if is_sent and not may:
        raise Http404
    form = NominationForm(
        left, request.POST if is_sent else None, request.FILES if is_sent else None
    )
    if is_sent and form.is_valid() and _nominate(request, invitation, form):
        messages.success(request, _("The nomination is kept. Each person named is told by e-mail."))
        return redirect("training:nomination_detail", pk=pk)
    context = {
        "invitation": invitation,
        "workshop": workshop,
        "meeting": workshop.meeting,
        "named": named_by(invitation),
        "letters": invitation.nominations.exclude(file="").order_by("submitted_at"),
        "left": left,
        "form": form,
        "may_nominate": may and (left.persons or left.alternates),
        "crumbs": [
            (_("Training"), reverse("training:workshop_list")),
            (workshop.title, reverse("training:workshop_detail", args=[workshop.meeting.code])),
            (_("Nomination"), ""),
        ],
    }
    status = 422 if is_sent else 200
    return render(request, "training/nomination_detail.html", context, status=status)


@login_required
@require_POST
def nominee_withdraw(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """Take back somebody the Party had named."""
    invitation = _invitation(request, pk)
    found = get_object_or_404(named_by(invitation), pk=registration)
    person = User.objects.get(pk=request.user.pk or 0)
    try:
        withdraw(registration=found, by=person, at=now(), because=_("Withdrawn by who nominated"))
    except CannotStand as error:
        messages.warning(request, f"{error} {_('Nothing was changed.')}")
    else:
        messages.success(request, _("Withdrawn. There is room for another person."))
    return redirect("training:nomination_detail", pk=pk)


@login_required
@never_cache
@require_safe
def nomination_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The letter, to download: never shown as a page of ours, whatever is in it."""
    offices = offices_of(request.user, on=localdate())
    visible = invitations_visible_to(offices, is_keeper=can_run_workshops(offices))
    letter = get_object_or_404(
        Nomination.objects.exclude(file="").filter(invitation__in=visible), pk=pk
    )
    ending = PurePath(letter.file.name or "").suffix
    return FileResponse(
        letter.file.open("rb"),
        as_attachment=True,
        filename=f"nomination-{letter.submitted_at:%Y-%m-%d}-{letter.pk}{ending}",
        content_type="application/octet-stream",
    )


def _invitation(request: HttpRequest, pk: int) -> WorkshopInvitation:
    offices = offices_of(request.user, on=localdate())
    visible = invitations_visible_to(offices, is_keeper=can_run_workshops(offices))
    return get_object_or_404(visible, pk=pk)


def _nominate(request: HttpRequest, invitation: WorkshopInvitation, form: NominationForm) -> bool:
    said = form.paper.cleaned_data
    try:
        nominate(
            invitation=invitation,
            nominees=[
                Nominee(one.fields_of_record(), is_alternate) for one, is_alternate in form.meant()
            ],
            paper=Paper(said["reference"], said["dated_on"], said["authority"], said["file"]),
            key=said["key"],
            by=User.objects.get(pk=request.user.pk or 0),
            at=now(),
        )
    except NominationRefused as refused:
        form.paper.add_error(None, str(refused))
        return False
    return True
