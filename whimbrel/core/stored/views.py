"""The promise a view makes: its page is the same for everybody, and may be stored."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.timezone import localdate

from whimbrel.core import slots, stylesheet
from whimbrel.core.headers import security_headers
from whimbrel.core.languages import current_language
from whimbrel.core.stored.asking import MADE, NUMBERS, host_of
from whimbrel.core.stored.generations import SITE, Numbers, language
from whimbrel.core.stored.page import EVERYBODY, Key, StoredPage
from whimbrel.core.stored.query import LONGEST, canonical
from whimbrel.core.stored.readers import VISITOR
from whimbrel.core.stored.reads import watch_reads

View = Callable[..., HttpResponse]
# All that a public page may know of a request, besides the words of the query it names.
KNOWN = {
    "REQUEST_METHOD",
    "SCRIPT_NAME",
    "PATH_INFO",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
}


def public_page(*known: str, by_class: bool = False) -> Callable[[View], View]:
    """Make the decorated view's page public: made for nobody in particular, and stored.

    `known` are the words of the query that the page knows; all others are as if they were not there. The view
    gets a request without cookies, person, session or headers, so that nothing of the reader can get into
    the page; what is private stands in slots. With `by_class` the view finds in `request.visible_to` the class of reader
    ("visitor", "member", "staff"), and its page is stored once for each.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def public(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            query = canonical(request.META.get("QUERY_STRING", ""), known)
            visible_to = _class_of(request) if by_class else EVERYBODY
            stranger = _stranger(request, query, visible_to)
            request.public_address = stranger.get_full_path()  # type: ignore[attr-defined]
            with watch_reads() as watched:
                response = view(stranger, *args, **kwargs)
            numbers: Numbers | None = request.META.get(NUMBERS)
            if _may_be_shared(request, response):
                has_slots = slots.MARK.search(response.content)
                response["Cache-Control"] = "private, no-cache" if has_slots else "no-cache"
                if numbers is not None and watched.is_known:
                    code = current_language()
                    scopes = watched.scopes | {SITE, language(code)}
                    request.META[MADE] = _stored(
                        request,
                        response,
                        Key(
                            host_of(request.get_host()),
                            request.META["PATH_INFO"],
                            query,
                            visible_to,
                        ),
                        {scope: numbers.get(scope, 0) for scope in scopes},
                        known,
                    )
            return response

        public.public_page = known  # type: ignore[attr-defined]
        return public

    return decorate


def _stranger(request: HttpRequest, query: str, visible_to: str) -> HttpRequest:
    """The same request from nobody in particular."""
    stranger = copy(request)
    kept = {
        name: value
        for name, value in request.META.items()
        if name in KNOWN or name.startswith("wsgi.")
    }
    stranger.META = kept | {"QUERY_STRING": query, "HTTP_HOST": host_of(request.get_host())}
    stranger.environ = stranger.META  # type: ignore[attr-defined]
    for name in ("GET", "COOKIES", "headers", "_messages"):
        stranger.__dict__.pop(name, None)
    stranger.GET, stranger.COOKIES = QueryDict(query), {}
    stranger.user, stranger.session = AnonymousUser(), {}  # type: ignore[assignment]
    stranger.visible_to = visible_to  # type: ignore[attr-defined]
    return stranger


def _class_of(request: HttpRequest) -> str:
    person = slots.reader_of(request).person
    return person.visible_to if person else VISITOR


def _may_be_shared(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST
    )


def _stored(
    request: HttpRequest,
    response: HttpResponse,
    key: Key,
    scopes: dict[str, int],
    known: tuple[str, ...],
) -> StoredPage | None:
    if request.method != "GET":
        return None
    code = current_language()
    address: str = request.public_address  # type: ignore[attr-defined]
    parts, gaps, is_same = slots.split(response.content, code, address)
    headers = security_headers(key.path) | {"Content-Language": code} | dict(response.items())
    has_style = any(slot.name == "style" for slot in gaps)
    return StoredPage(
        key=key,
        parts=parts,
        slots=gaps,
        headers=list(headers.items()),
        scopes=scopes,
        day=localdate().toordinal(),
        known=known,
        address=address,
        language=code,
        is_same_for_visitors=is_same,
        moving_headers=[stylesheet.preload()] if has_style else [],
    )
