from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from whimbrel.core.limits import limited
from whimbrel.designations.actions.invitations import (
    InvitationClosed,
    accept_invitation,
    fingerprint,
    invite,
)
from whimbrel.designations.models import Invitation
from whimbrel.people.signing import signed_in
from whimbrel.treaties.models import Designation

BACKEND = "whimbrel.designations.backends.OfficeBackend"


@sensitive_variables("token")
@never_cache
@limited("use_invitation")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_detail(request: HttpRequest, token: str) -> HttpResponse:
    """The way in. Looking at it uses nothing up, because mail programs look at links on their own."""
    at = now()
    invitation = (
        Invitation.objects.select_related("person").filter(fingerprint=fingerprint(token)).first()
    )
    if invitation is None or not invitation.person.is_active:
        return render(request, "designations/invitation_unknown.html", status=404)
    if not invitation.is_open(at=at):
        return _closed(request, invitation)
    if request.method != "POST":
        designations = (
            Designation.objects.filter(person=invitation.person)
            .exclude(ends_on__lte=at.date())
            .select_related("country", "region", "body", "instrument")
        )
        context = {"invitation": invitation, "designations": designations}
        return _private(render(request, "designations/invitation_detail.html", context))
    try:
        person = accept_invitation(invitation=invitation, at=at)
    except InvitationClosed:
        return _closed(request, invitation)
    login(request, person, backend=BACKEND)
    signed_in(
        person=person,
        session=request.session,
        agent=request.headers.get("User-Agent", ""),
        address=request.META.get("REMOTE_ADDR", ""),
    )
    with translation.override(person.language or "en"):
        return redirect("people:welcome")


def _closed(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """A link that is used up or too old: say which, and where its person never came in, offer another by e-mail."""
    at = now()
    has_come = Invitation.objects.filter(
        person=invitation.person, accepted_at__isnull=False
    ).exists()
    is_newest = not Invitation.objects.filter(
        person=invitation.person, invited_at__gt=invitation.invited_at
    ).exists()
    can_renew = not has_come and is_newest and invitation.person.last_login is None
    is_renewed = request.method == "POST" and can_renew
    if is_renewed:
        # To the address on record only; whoever holds the old link learns nothing.
        invite(person=invitation.person, at=at)
    context = {"has_come": has_come, "can_renew": can_renew, "is_renewed": is_renewed}
    status = 200 if is_renewed else 410
    return _private(render(request, "designations/invitation_closed.html", context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    # The address itself is the key; no page that is linked from here may learn it. The host may be told: a browser
    # that keeps even that to itself sends the form from nowhere ("Origin: null"), and a form from nowhere is refused.
    response["Referrer-Policy"] = "strict-origin"
    return response
