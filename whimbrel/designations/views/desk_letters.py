"""Letters of designation at the Secretariat's desk: what has come in is looked at, taken or sent back."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from whimbrel.designations.actions.confirmations import settle_correction
from whimbrel.designations.actions.invitations import invite
from whimbrel.designations.actions.letter_deeds import LetterRefused
from whimbrel.designations.actions.letters import (
    AlreadySettled,
    hand_in_letter,
    send_back_letter,
    take_letter,
)
from whimbrel.designations.forms.desk_letters import DeskLetterForm, SettleForm
from whimbrel.designations.models import DesignationLetter
from whimbrel.designations.queries.checklist import checklist
from whimbrel.designations.queries.needs import corrections, letters_to_check, never_came
from whimbrel.designations.rules import can_check_letters, can_name_for
from whimbrel.people.models import User
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Offices, offices_of

SETTLED_SHOWN = 20


def officer_of(request: HttpRequest) -> User:
    """Whoever may settle letters; nobody else comes in."""
    if not can_check_letters(_offices(request)):
        raise PermissionDenied
    return User.objects.get(pk=request.user.pk or 0)


def _offices(request: HttpRequest) -> Offices:
    return offices_of(request.user, on=localdate())


@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    officer_of(request)
    at = now()
    context = {
        "waiting": letters_to_check(),
        "never_came": never_came(on=localdate(), at=at),
        "corrections": corrections(),
        "settled": DesignationLetter.objects.exclude(settled_at=None)
        .select_related("country", "region", "body", "settled_by")
        .order_by("-settled_at")[:SETTLED_SHOWN],
    }
    return render(request, "designations/desk/letter_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def desk_letter_new(request: HttpRequest) -> HttpResponse:
    """Hand in a letter that came by post, for any role."""
    officer = officer_of(request)
    is_sent = request.method == "POST"
    form = DeskLetterForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        today=localdate(),
        may_name_colleagues=can_name_for(_offices(request), Role.STAFF),
    )
    if is_sent and form.is_valid():
        fields = dict(form.cleaned_data)
        letter = hand_in_letter(
            by=officer,
            instruments=fields.pop("instruments"),
            file=fields.pop("file"),
            fields=fields,
        )
        messages.success(request, _("The letter is kept. Now look whether it can be taken."))
        return redirect("letter_check", pk=letter.pk)
    return render(
        request,
        "designations/desk/letter_new.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def letter_check(request: HttpRequest, pk: int) -> HttpResponse:
    officer = officer_of(request)
    letter = get_object_or_404(
        DesignationLetter.objects.select_related(
            "country", "region", "body", "received_from", "settled_by"
        ),
        pk=pk,
    )
    if not can_name_for(_offices(request), letter.role):
        raise PermissionDenied
    form = SettleForm(request.POST or None, points=checklist(letter))
    if request.method == "POST" and form.is_valid():
        answer = _settle(request, form, letter, officer)
        if answer is not None:
            return answer
    context = {
        "letter": letter,
        "instruments": letter.instruments.all(),
        "form": form,
        "designations": letter.designations.select_related(
            "person", "country", "body", "instrument"
        ),
    }
    return render(
        request,
        "designations/desk/letter_check.html",
        context,
        status=422 if form.errors else 200,
    )


def _settle(
    request: HttpRequest, form: SettleForm, letter: DesignationLetter, officer: User
) -> HttpResponse | None:
    """Do what was decided and go back to the list; None where something is to be mended first."""
    at = now()
    try:
        if "send_back" in request.POST:
            because = form.cleaned_data["because"].strip()
            if not because:
                form.add_error("because", _("Say why, so that they know what to mend."))
                return None
            send_back_letter(letter=letter, because=because, by=officer, at=at)
            messages.success(request, _("Sent back. Who handed it in gets your reason by e-mail."))
        else:
            take_letter(
                letter=letter,
                ticked=form.cleaned_data["points"],
                by=officer,
                at=at,
                today=localdate(),
            )
            messages.success(
                request, _("Taken. The designations stand, and the person is written to.")
            )
    except LetterRefused as refused:
        for why in refused.why:
            form.add_error("points", why)
        return None
    except AlreadySettled:
        messages.warning(
            request, _("Somebody settled this letter a moment ago. Nothing was changed.")
        )
    return redirect("letter_list")


@require_POST
def invitation_renew(request: HttpRequest, pk: int) -> HttpResponse:
    officer = officer_of(request)
    at = now()
    person = get_object_or_404(never_came(on=localdate(), at=at), pk=pk)
    invite(person=person, at=at, by=officer)
    messages.success(request, _("A new link is on its way. It works for thirty days."))
    return redirect("letter_list")


@require_POST
def correction_settle(request: HttpRequest, pk: int) -> HttpResponse:
    officer = officer_of(request)
    confirmation = get_object_or_404(corrections(), pk=pk)
    settle_correction(confirmation=confirmation, by=officer, at=now())
    messages.success(request, _("Done. It stands in the journal under your name."))
    return redirect("letter_list")
