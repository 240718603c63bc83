"""The Secretariat's desk opens with two keys."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from whimbrel.core.headers import ADMIN

Answer = Callable[[HttpRequest], HttpResponse]


class SecondFactorMiddleware:
    """Send staff without a second factor to set one up before the desk opens."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.path.startswith(ADMIN)
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            return redirect("mfa_index")
        return self.get_response(request)
