"""Between the web server and Django: a request is taken whole before Django hears of it.

The web server gives each request a thread, and reading a form waits for whoever sends it. So there are many
threads that wait, and few that work: somebody who sends a form letter by letter holds up a waiting one, and
neither memory nor database connections grow with the number of those who wait.
"""

import tempfile
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from django.conf import settings

from whimbrel.core.headers import headers_of_words

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

WAITING = 32  # threads of the web server in each process
SENDING = 24  # of these at most may wait for a form, so that readers always find one
WORKING = 4  # threads in which Django works, each with a database connection
IN_MEMORY = 256 * 1024  # bytes of a form before it is put into a file
LONGEST = 100 * 1024 * 1024  # bytes of a form with its files
PIECE = 64 * 1024
PLAIN = ("Content-Type", "text/plain; charset=utf-8")


class Intake:
    """A WSGI application in front of Django."""

    def __init__(self, django: Application) -> None:
        self.django = django
        self.sending = threading.BoundedSemaphore(SENDING)
        self._beginning = threading.Lock()
        self._working: ThreadPoolExecutor | None = None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if _has_body(environ):
            if int(environ.get("CONTENT_LENGTH") or 0) > LONGEST:
                return _refusal("413 Content Too Large", start_response)
            if not self.sending.acquire(blocking=False):
                return _refusal("503 Service Unavailable", start_response)
            try:
                body = _whole(environ["wsgi.input"])
            finally:
                self.sending.release()
            if body is None:
                return _refusal("413 Content Too Large", start_response)
            environ["wsgi.input"] = body
            environ["CONTENT_LENGTH"] = str(body.seek(0, 2))
            body.seek(0)
        begun: list[Any] = []

        def ask() -> Iterable[bytes]:
            return self.django(
                environ, lambda status, headers, _=None: begun.extend((status, headers))
            )

        answer = self._workers().submit(ask).result()
        start_response(*begun)
        return answer

    def _workers(self) -> ThreadPoolExecutor:
        """Begun with the first request: a thread does not outlive the fork of its process."""
        with self._beginning:
            if self._working is None:
                self._working = ThreadPoolExecutor(WORKING, thread_name_prefix="django")
            return self._working


def _has_body(environ: Environ) -> bool:
    return environ.get("CONTENT_LENGTH") not in (None, "", "0") or (
        "HTTP_TRANSFER_ENCODING" in environ
    )


def _whole(sent: Any) -> IO[bytes] | None:
    """All that is sent, in memory or in a file; None where it does not end."""
    body = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115
    taken = 0
    while piece := sent.read(PIECE):
        taken += len(piece)
        if taken > LONGEST:
            return None
        body.write(piece)
    return body


def _refusal(status: str, start_response: StartResponse) -> Iterable[bytes]:
    words = f"{status[4:]}\n".encode()
    own = [PLAIN, ("Content-Length", str(len(words))), ("Retry-After", "60")]
    start_response(status, [*own, *headers_of_words().items()])
    return [words]
