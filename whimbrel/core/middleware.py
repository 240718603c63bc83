"""What is done to every answer: private slots are filled and security headers set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from whimbrel.core import slots, stylesheet
from whimbrel.core.headers import ADMIN, security_headers
from whimbrel.core.responses import is_page
from whimbrel.core.stored.asking import MADE, NUMBERS
from whimbrel.core.stored.encoding import WORTH_IT, chosen_coding, is_compressible, press
from whimbrel.core.stored.pieces import as_of

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
            response.content = slots.fill(slots.reader_of(request), response.content)
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_cache=True)
        return response


class PiecesMiddleware:
    """Let what is kept in pieces serve a request that the edge handed on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET":
            return self.get_response(request)
        with as_of(request.META.get(NUMBERS)):
            return self.get_response(request)


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
            name, value = stylesheet.preload()
            response.headers[name] = value
        return response


class CompressionMiddleware:
    """Send text pressed together to whoever can unfold it: the table of Parties shrinks to an eighth.

    Django masks a form's token anew in every page, so that the length of a pressed page gives nothing away.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            response.streaming
            or not is_compressible(response.get("Content-Type", ""))
            or response.has_header("Content-Encoding")
        ):
            return response
        if request.META.get(MADE) is not None:
            # The edge stores the page as it is, and presses it for whoever asks.
            patch_vary_headers(response, ["Accept-Encoding"])
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if len(response.content) < WORTH_IT:
            return response
        coding = chosen_coding(request.headers.get("Accept-Encoding", ""))
        if coding:
            response.content = press(response.content, coding)
            response.headers["Content-Encoding"] = coding
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
        return response
