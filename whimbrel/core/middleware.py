"""What is done to every answer: private slots are filled and security headers set."""

import gzip
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from whimbrel.core import slots, stylesheet
from whimbrel.core.headers import ADMIN, security_headers
from whimbrel.core.responses import is_page

# Pictures and office files are pressed already; below this many bytes nothing is won.
COMPRESSIBLE = {"text/html", "text/css", "text/csv", "application/json", "image/svg+xml"}
WORTH_IT = 500
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
        own = is_page(response) and not request.path_info.startswith(ADMIN)
        if own and slots.is_on_the_way(request):
            response.headers["Link"] = f"<{stylesheet.url()}>; rel=preload; as=style"
        return response


class CompressionMiddleware:
    """Send text pressed together to whoever can unfold it: the table of Parties shrinks to an eighth.

    Django masks a form's token anew in every page, so that the length of a pressed page gives nothing away.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        kind = response.get("Content-Type", "").split(";")[0]
        if (
            response.streaming
            or kind not in COMPRESSIBLE
            or response.has_header("Content-Encoding")
        ):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if len(response.content) < WORTH_IT:
            return response
        accepted = request.headers.get("Accept-Encoding", "")
        if "br" in accepted:
            response.content = brotli.compress(response.content, quality=5)
            response.headers["Content-Encoding"] = "br"
        elif "gzip" in accepted:
            response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
            response.headers["Content-Encoding"] = "gzip"
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
        return response
