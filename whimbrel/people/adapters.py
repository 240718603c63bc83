"""How sign-in behaves here."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """People are invited by the Secretariat; the door for strangers stays shut."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This address and this password do not belong together. Look at both, or have a code sent to you."
        ),
        "incorrect_code": _(
            "This is not the code, or it works no more. Look again, or ask for another."
        ),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The front page in the person's own language, where they were not on the way to a page."""
        language = getattr(request.user, "language", "") or translation.get_language()
        with translation.override(language):
            return reverse("home:front_page")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just signed in is not asked again at once who they are."""
        request = context.request
        signed_in = max(
            (seen["at"] for seen in get_authentication_records(request, request.user)), default=0
        )
        if time.time() - signed_in < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)
