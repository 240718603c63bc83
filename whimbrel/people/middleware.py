"""The Secretariat's desk opens to its staff only, and with two keys."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from whimbrel.core.headers import ADMIN

Answer = Callable[[HttpRequest], HttpResponse]


class SecondFactorMiddleware:
    """Refuse the desk to people who do not work there; send staff without a second key to set one up."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ADMIN) and request.user.is_authenticated:
            if request.user.lacks_second_key:
                return redirect("mfa_index")
            if not (request.user.is_staff or request.user.is_superuser):
                raise PermissionDenied
        return self.get_response(request)
