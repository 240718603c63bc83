from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from whimbrel.people.actions import change_profile, note_seen
from whimbrel.people.forms import ProfileForm
from whimbrel.people.models import SignIn, User
from whimbrel.people.traces import digest

View = Callable[..., HttpResponse]


def own_page(view: View) -> View:
    """A page for whoever is signed in; the day of the visit is kept with the sign-in."""

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        today, key = localdate(), request.session.session_key or ""
        # Asked before, so that a page that is only read takes no lock for writing.
        first_today = SignIn.objects.filter(session_digest=digest(key), seen_on__lt=today)
        if sign_in := first_today.first():
            note_seen(sign_in=sign_in, today=today)
        return view(request, *args, **kwargs)

    return login_required(seen)


def person_of(request: HttpRequest) -> User:
    """A copy of its own: a refused form must not change the name on top of the page."""
    return get_object_or_404(User, pk=request.user.pk)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def profile_detail(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        change_profile(person=person, **form.cleaned_data)
        with translation.override(person.language):
            messages.success(request, _("Your account is changed."))
            return redirect("people:profile_detail")

    kinds = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    passkeys = kinds.count(Authenticator.Type.WEBAUTHN)
    context = {
        "person": request.user,
        "form": form,
        "has_password": person.has_usable_password(),
        "has_second_key": Authenticator.Type.TOTP in kinds or passkeys > 0,
        "passkeys": passkeys,
    }
    return render(
        request, "people/profile_detail.html", context, status=422 if form.errors else 200
    )
