"""What is done to every answer: private slots are filled and security headers set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from whimbrel.core import slots, stylesheet
from whimbrel.core.headers import ADMIN, security_headers
from whimbrel.core.responses import is_page

Answer = Callable[[HttpRequest], HttpResponse]


class SlotMiddleware:
    """Fill the private slots of a page. Where a slot was filled, no shared cache may keep the answer."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        if slots.MARK.search(response.content):
            response.content = slots.fill(request, response.content)
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_cache=True)
        return response


class SecurityHeadersMiddleware:
    """Set the headers of `core.headers` on every answer."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in security_headers(request.path).items():
            response.headers.setdefault(name, value)
        return response


class StylesheetHintMiddleware:
    """Name the style sheet in the headers of a page: on a slow line it is asked for before the page is here."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_page(response) and not request.path_info.startswith(ADMIN):
            response.headers["Link"] = f"<{stylesheet.url()}>; rel=preload; as=style"
        return response
