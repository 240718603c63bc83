"""What of a request matters to a stored page, taken from the server's own words for it."""

from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port

from whimbrel.core.stored.encoding import chosen_coding
from whimbrel.core.stored.query import LONGEST

Environ = dict[str, Any]
# Where the edge leaves the generations of before a page is made, and finds the page afterwards.
NUMBERS, MADE = "whimbrel.numbers", "whimbrel.page"


class Cookies(NamedTuple):
    session_key: str
    csrf_secret: str
    # A message waits for this reader, whom Django must tell it.
    has_message: bool


class Asking(NamedTuple):
    """Which page is asked for, and in which form."""

    host: str
    path: str
    query: str
    is_arriving: bool
    coding: str
    # The fingerprints of what the reader has already.
    seen: str
    cookies: Cookies


NO_COOKIES = Cookies("", "", False)
# What is longer is understood each time anew and not remembered.
LONGEST_COOKIE = 1000
# A name has at most 253 characters, a port five (RFC 1035, 2.3.4).
LONGEST_HOST = 259


def asking(environ: Environ) -> Asking | None:
    """What is asked; None where only Django should judge it."""
    query: str = environ.get("QUERY_STRING", "")
    if query and (len(query) > LONGEST or not query.isascii()):
        return None
    if environ.get("SCRIPT_NAME") or _must_turn_to_https(environ):
        return None
    cookie = environ.get("HTTP_COOKIE")
    return Asking(
        host_of(environ.get("HTTP_HOST", "")),
        environ["PATH_INFO"],
        query,
        environ.get("HTTP_SEC_FETCH_SITE") != "same-origin",
        chosen_coding(environ.get("HTTP_ACCEPT_ENCODING", "")),
        environ.get("HTTP_IF_NONE_MATCH", ""),
        _cookies(cookie) if cookie else NO_COOKIES,
    )


def host_of(host: str) -> str:
    """The host without its port, as pages are kept under it; "" for what is no host."""
    return _host_of(host) if len(host) <= LONGEST_HOST else ""


@lru_cache(maxsize=500)
def _host_of(host: str) -> str:
    return split_domain_port(host.lower())[0]


def _cookies(header: str) -> Cookies:
    return _cookies_once(header) if len(header) <= LONGEST_COOKIE else _parsed(header)


def _parsed(header: str) -> Cookies:
    found = parse_cookie(header)
    return Cookies(
        found.get(settings.SESSION_COOKIE_NAME, ""),
        found.get(settings.CSRF_COOKIE_NAME, ""),
        "messages" in found,
    )


_cookies_once = lru_cache(maxsize=2000)(_parsed)


def _must_turn_to_https(environ: Environ) -> bool:
    if not settings.SECURE_SSL_REDIRECT:
        return False
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        if name in environ:
            return bool(environ[name].split(",", 1)[0].strip() != value)
    return bool(environ["wsgi.url_scheme"] != "https")
