from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from whimbrel.people.actions import end_other_sign_ins, end_sign_in
from whimbrel.people.models import SignIn
from whimbrel.people.queries import live_sign_ins
from whimbrel.people.signing import signed_in
from whimbrel.people.traces import digest
from whimbrel.people.views.account import own_page, person_of


@own_page
@require_safe
def session_list(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    found = live_sign_ins(person, session_key=request.session.session_key or "", at=now())
    if not any(one.is_this_one for one in found):
        # Whoever was signed in before sign-ins were kept is kept now.
        signed_in(
            person=person,
            session=request.session,
            agent=request.headers.get("User-Agent", ""),
            address=get_adapter(request).get_client_ip(request),
        )
        found = live_sign_ins(person, session_key=request.session.session_key or "", at=now())
    context = {"sign_ins": found}
    return render(request, "people/session_list.html", context)


@own_page
@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    sign_in = get_object_or_404(SignIn, pk=pk, person=person)
    if sign_in.session_digest == digest(request.session.session_key or ""):
        return redirect("account_logout")
    end_sign_in(person=person, sign_in=sign_in)
    messages.success(request, _("That device is signed out."))
    return redirect("people:session_list")


@own_page
@require_POST
def session_end_others(request: HttpRequest) -> HttpResponse:
    total = end_other_sign_ins(
        person=person_of(request), session_key=request.session.session_key or ""
    )
    told = ngettext(
        "%(total)d other session is ended.", "%(total)d other sessions are ended.", total
    )
    messages.success(request, told % {"total": total})
    return redirect("people:session_list")
