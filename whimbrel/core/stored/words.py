"""The very words of visitors' requests, remembered: the same words are the same question."""

from typing import NamedTuple

from whimbrel.core.stored.asking import Environ
from whimbrel.core.stored.page import Key, StoredPage
from whimbrel.core.stored.shelf import Shelf

Form = tuple[bool, str]
Words = tuple[str | None, ...]
# How many requests are remembered, and how long their words may be in all: some megabytes at the most, whatever
# anybody sends.
MOST, LONGEST = 8000, 600


class Known(NamedTuple):
    """Which page was meant, where it is kept, and in which form it was wanted."""

    shelf: Shelf[Key, StoredPage]
    key: Key
    form: Form


class KnownWords:
    """What visitors asked before. Whoever sends a cookie is not remembered."""

    def __init__(self) -> None:
        self._known: dict[Words, Known] = {}

    def __len__(self) -> int:
        return len(self._known)

    def get(self, environ: Environ) -> Known | None:
        return None if "HTTP_COOKIE" in environ else self._known.get(_words(environ))

    def remember(self, environ: Environ, known: Known) -> None:
        words = _words(environ)
        if sum(len(word) for word in words if word) > LONGEST:
            return
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[words] = known


def _words(environ: Environ) -> Words:
    """All that decides which page a visitor gets, and in which form."""
    get = environ.get
    return (
        environ["PATH_INFO"],
        get("QUERY_STRING"),
        get("HTTP_HOST"),
        get("HTTP_ACCEPT_ENCODING"),
        get("HTTP_SEC_FETCH_SITE"),
        get("SCRIPT_NAME"),
        environ["wsgi.url_scheme"],
        get("HTTP_X_FORWARDED_PROTO"),
    )
