"""The porch: answers stored pages while the house behind it is still being loaded.

It takes the port a few tenths of a second after `whimbrel serve`, with the edge and without Django, and closes
when the house itself answers there.
"""

from collections.abc import Callable, Iterable
from functools import partial
from multiprocessing.context import ForkProcess
from typing import Any

from django.conf import settings

from whimbrel.cli.forks import fork
from whimbrel.cli.web import serve_web
from whimbrel.config.edge import with_edge
from whimbrel.core.headers import headers_of_words

ON_SQLITE = "whimbrel.core.sqlite"
PLAIN = ("Content-Type", "text/plain; charset=utf-8")
WAIT = b"Whimbrel is starting. Please ask again in a few seconds.\n"


def open_porch(host: str, port: int) -> ForkProcess | None:
    """The running porch; None where no page can be answered without Django."""
    if not settings.EDGE or settings.DATABASES["default"]["ENGINE"] != ON_SQLITE:
        return None
    return fork("porch", partial(_serve_porch, host, port))


def _serve_porch(host: str, port: int) -> None:
    serve_web(host, port, 1, with_edge(starting))


def starting(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """What is said to everybody whose page is not stored."""
    safe = list(headers_of_words().items())
    if environ["PATH_INFO"] == "/healthz":
        start_response("200 OK", [PLAIN, ("Content-Length", "3"), *safe])
        return [b"ok\n"]
    length = ("Content-Length", str(len(WAIT)))
    # A browser asks again by itself; the house is seldom more than three seconds away.
    again = [("Retry-After", "1"), ("Refresh", "1")]
    start_response("503 Service Unavailable", [PLAIN, length, *again, *safe])
    return [WAIT]
