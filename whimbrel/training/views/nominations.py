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

from whimbrel.core.documents.pdf import write_pdf
from whimbrel.core.limits import limited
from whimbrel.core.responses import file_download
from whimbrel.people.models import User
from whimbrel.training.actions.nominations import NominationRefused, Nominee, Paper, nominate
from whimbrel.training.actions.places import withdraw
from whimbrel.training.actions.standings import CannotStand
from whimbrel.training.emails.invitations import INVITED
from whimbrel.training.forms.nominations import NominationForm
from whimbrel.training.models import Nomination, WorkshopInvitation
from whimbrel.training.queries.access import invitations_visible_to
from whimbrel.training.queries.letters import invitation_document
from whimbrel.training.queries.nominations import named_by, places_left
from whimbrel.training.rules.access import can_nominate, can_run_workshops
from whimbrel.training.views.doors import opened_by
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
    if is_sent and form.is_valid() and _nominate(invitation, form, _person(request)):
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
        "may_withdraw": True,
        "crumbs": [
            (_("Training"), reverse("training:workshop_list")),
            (workshop.title, reverse("training:workshop_detail", args=[workshop.meeting.code])),
            (_("Nomination"), ""),
        ],
    }
    status = 422 if is_sent else 200
    return render(request, "training/nomination_detail.html", context, status=status)


@never_cache
@limited("answer_for_place")
@require_http_methods(["GET", "HEAD", "POST"])
def nominate_by_letter(request: HttpRequest, token: str) -> HttpResponse:
    """The same form for an office without an account, by the key in its letter; it sees only whom it named itself."""
    invitation = _invitation_of(token)
    workshop = invitation.workshop
    may = workshop.is_open_for_nominations(on=localdate())
    left = places_left(invitation)
    is_sent = request.method == "POST"
    if is_sent and not may:
        raise Http404
    form = NominationForm(
        left, request.POST if is_sent else None, request.FILES if is_sent else None
    )
    if is_sent and form.is_valid() and _nominate(invitation, form, None):
        messages.success(request, _("The nomination is kept. Each person named is told by e-mail."))
        return redirect("training:nominate_by_letter", token=token)
    context = {
        "invitation": invitation,
        "workshop": workshop,
        "meeting": workshop.meeting,
        "named": named_by(invitation).filter(nomination__submitted_by=None),
        "letters": (),
        "left": left,
        "form": form,
        "may_nominate": may and (left.persons or left.alternates),
        "may_withdraw": False,
        "crumbs": [],
    }
    return render(
        request, "training/nomination_detail.html", context, status=422 if is_sent else 200
    )


@never_cache
@require_safe
def letter_by_letter(request: HttpRequest, token: str) -> HttpResponse:
    """The official letter as PDF in its language, by the same key."""
    invitation = _invitation_of(token)
    document = invitation_document(
        invitation, language=invitation.language, made_at=invitation.invited_at
    )
    name = f"invitation-{invitation.workshop.meeting.code}-{invitation.pk}"
    return file_download(name, write_pdf(document), "pdf")


@login_required
@require_POST
def nominee_withdraw(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """Take back somebody the Party had named."""
    invitation = _invitation(request, pk)
    found = get_object_or_404(named_by(invitation), pk=registration)
    try:
        withdraw(
            registration=found,
            by=_person(request),
            at=now(),
            because=_("Withdrawn by who nominated"),
        )
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


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


def _invitation(request: HttpRequest, pk: int) -> WorkshopInvitation:
    offices = offices_of(request.user, on=localdate())
    visible = invitations_visible_to(offices, is_keeper=can_run_workshops(offices))
    return get_object_or_404(visible, pk=pk)


def _invitation_of(token: str) -> WorkshopInvitation:
    """The invitation that stands, and that this key opens. Raises Http404."""
    return get_object_or_404(
        WorkshopInvitation.objects.filter(
            withdrawn_at=None, workshop__published_at__isnull=False
        ).select_related("workshop__meeting__country", "country", "body"),
        pk=opened_by(token, INVITED),
    )


def _nominate(invitation: WorkshopInvitation, form: NominationForm, by: User | None) -> bool:
    said = form.paper.cleaned_data
    try:
        nominate(
            invitation=invitation,
            nominees=[
                Nominee(one.fields_of_record(), is_alternate) for one, is_alternate in form.meant()
            ],
            paper=Paper(said["reference"], said["dated_on"], said["authority"], said["file"]),
            key=said["key"],
            by=by,
            at=now(),
        )
    except NominationRefused as refused:
        form.paper.add_error(None, str(refused))
        return False
    return True
