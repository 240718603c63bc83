import sys
from typing import Any

from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from whimbrel.core import stylesheet
from whimbrel.core.context import page
from whimbrel.core.health import readiness


@require_safe
def stylesheet_detail(request: HttpRequest, digest: str) -> HttpResponse:
    if digest != stylesheet.digest():
        raise Http404
    accepts_brotli = "br" in request.headers.get("Accept-Encoding", "")
    body = stylesheet.compressed() if accepts_brotli else stylesheet.text().encode()
    response = HttpResponse(body, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Vary"] = "Accept-Encoding"
    if accepts_brotli:
        response["Content-Encoding"] = "br"
    return response


@require_safe
@cache_control(public=True, max_age=31536000)
def favicon(request: HttpRequest) -> HttpResponse:
    """For readers that cannot show the drawn icon in the page's own head."""
    path = finders.find("core/favicon.ico")
    if not isinstance(path, str):
        raise Http404
    with open(path, "rb") as file:
        return HttpResponse(file.read(), content_type="image/x-icon")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, "400")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, "403")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error(request, "403_csrf")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, "404")


def server_error(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exc_info()[1], OperationalError):
        response = _error(request, "503")
        response["Retry-After"] = "60"
        return response
    return _error(request, "500")


def _error(request: HttpRequest, name: str) -> HttpResponse:
    """The error page, in the language of the address; it asks nothing of database, session or cache."""
    language = translation.get_language_from_path(
        request.path_info
    ) or translation.get_language_from_request(request)
    with translation.override(language):
        # A plain context, because a context processor may be what broke.
        context: dict[str, Any] = page(request) | {"request": request}
        html = render_to_string(f"core/errors/{name}.html", context)
        return HttpResponse(html, status=int(name[:3]))


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers. Nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Database, migrations and task worker are there; 503 and which is not, otherwise."""
    parts = readiness()
    answer = JsonResponse(parts, status=200 if all(parts.values()) else 503)
    answer["Cache-Control"] = "no-store"
    return answer
