from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from whimbrel.core import stylesheet


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
