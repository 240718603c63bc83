"""Two floors to measure against: the bare web server, and a Django view that does nothing else."""

import os

BODY = b"x" * int(os.environ.get("BENCH_BYTES", "10000"))


def bare(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))])
    return [BODY]


def django_application():
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse
    from django.urls import path

    class Urls:
        urlpatterns = [path("", lambda request: HttpResponse(BODY))]

    settings.configure(
        ROOT_URLCONF=Urls, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[], USE_TZ=True
    )
    return get_wsgi_application()


application = django_application() if os.environ.get("BENCH_FLOOR") == "django" else bare
