"""The Secretariat's desk opens to its staff only, and with two keys."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from whimbrel.core.headers import ADMIN

Answer = Callable[[HttpRequest], HttpResponse]
# Recovery codes open an account whose key is lost; they are not a key of their own.
KEYS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SecondFactorMiddleware:
    """Refuse the desk to people who do not work there; send staff without a second key to set one up."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ADMIN) and request.user.is_authenticated:
            if not (request.user.is_staff or request.user.is_superuser):
                raise PermissionDenied
            if settings.SECOND_FACTOR_REQUIRED and not is_mfa_enabled(request.user, KEYS):
                return redirect("mfa_index")
        return self.get_response(request)
