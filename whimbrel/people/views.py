from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.people.actions import change_profile
from whimbrel.people.forms import ProfileForm
from whimbrel.people.models import User


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile_detail(request: HttpRequest) -> HttpResponse:
    # A copy of its own: a refused form must not change the name on top of the page.
    person = get_object_or_404(User, email=request.user.get_username())
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        change_profile(
            person=person,
            display_name=form.cleaned_data["display_name"],
            language=form.cleaned_data["language"],
        )
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


@require_safe
def desk_sign_in(request: HttpRequest) -> HttpResponse:
    """Wagtail's own door leads to the one door of the house."""
    way = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(way, allowed_hosts=None):
        way = reverse("wagtailadmin_home")
    if request.user.is_authenticated:
        return redirect(way)
    return redirect_to_login(way)
