"""Two floors to measure against: the bare web server, and a Django view that does nothing else.

Both answer /?bytes=N with N bytes, and under as many headers as a page of the product carries.
"""

import os
from functools import cache
from urllib.parse import parse_qs

HEADERS = [(f"X-Header-{number}", "v" * 40) for number in range(12)]


@cache
def body_of(query):
    return b"x" * int(parse_qs(query).get("bytes", ["0"])[0])


def bare(environ, start_response):
    body = body_of(environ["QUERY_STRING"])
    if not body:
        start_response("304 Not Modified", HEADERS[:3])
        return []
    start_response(
        "200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body))), *HEADERS]
    )
    return [body]


def django_application():
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse
    from django.urls import path

    def empty(request):
        return HttpResponse(body_of(request.META["QUERY_STRING"]), headers=dict(HEADERS))

    class Urls:
        urlpatterns = [path("", empty)]

    settings.configure(
        ROOT_URLCONF=Urls, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[], USE_TZ=True
    )
    return get_wsgi_application()


application = django_application() if os.environ.get("BENCH_FLOOR") == "django" else bare
