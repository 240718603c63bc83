"""Named places in a public page that hold what is private to the reader.

A stored page is the same for everybody; `{% slot "me" %}` leaves a mark in it, and the room that owns
the slot fills the mark for one reader. A filler is a function of the reader that returns safe HTML, or None
where it needs the request itself and there is none: then Django makes the answer. Rooms register theirs in
`slots.py`.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

from whimbrel.core import stylesheet
from whimbrel.core.languages import current_language
from whimbrel.core.stored.page import Slot
from whimbrel.core.stored.readers import Reader, doorkeeper

Filler = Callable[[Reader, str], str | None]
MARK = re.compile(rb"<!--slot:([a-z_]+)(?::([A-Za-z0-9_.-]*))?-->")
# Slots that hold the same for everybody who comes the same way.
IMPERSONAL = {"style"}
ACCOUNTS = ("account_", "mfa_")
_fillers: dict[str, Filler] = {}


def register(name: str) -> Callable[[Filler], Filler]:
    """Make the decorated function fill the slot of that name. Its second argument is the slot's own."""

    def keep(filler: Filler) -> Filler:
        _fillers[name] = filler
        return filler

    return keep


def mark(name: str, argument: str = "") -> str:
    """The mark a template leaves. An unknown name fails here, while the page is being written."""
    if name not in _fillers:
        raise LookupError(f"No room fills the slot '{name}'.")
    return f"<!--slot:{name}:{argument}-->" if argument else f"<!--slot:{name}-->"


def fill(reader: Reader, page: bytes) -> bytes:
    """The page with every mark replaced by what this reader may see."""

    def filled(found: re.Match[bytes]) -> bytes:
        name, argument = found.group(1).decode(), (found.group(2) or b"").decode()
        return (filled_slot(reader, name, argument) or "").encode()

    return MARK.sub(filled, page)


def filled_slot(reader: Reader, name: str, argument: str) -> str | None:
    filler = _fillers.get(name)
    return filler(reader, argument) if filler else ""


def split(page: bytes, language: str, way_back: str) -> tuple[list[bytes], list[Slot], bool]:
    """The page as bytes and the slots between them; and whether all visitors see the same in the slots."""
    pieces = MARK.split(page)
    parts, slots, is_same = pieces[::3], [], True
    for name, argument in zip(pieces[1::3], pieces[2::3], strict=True):
        named = name.decode(), (argument or b"").decode()
        fills = []
        for is_arriving in (True, False):
            visitor = Reader(language=language, way_back=way_back, is_arriving=is_arriving)
            seen = filled_slot(visitor, *named)
            is_same = is_same and seen is not None
            fills.append((seen or "").encode())
        slots.append(Slot(*named, *fills))
    return parts, slots, is_same


def reader_of(request: HttpRequest) -> Reader:
    """The reader that Django sees."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    person = doorkeeper().by_user(request.user) if has_session else None
    return Reader(
        language=current_language(),
        way_back=_way_back(request),
        is_arriving=not is_on_the_way(request),
        person=person,
        page=_address(request),
        request=request,
    )


def is_on_the_way(request: HttpRequest) -> bool:
    """The reader comes from another page of ours, which has fetched the style sheet ahead."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _way_back(request: HttpRequest) -> str:
    """The page to come back to after signing in; none from a page about signing in."""
    match = request.resolver_match
    inside = match is None or (match.url_name or "").startswith(ACCOUNTS)
    return "" if inside or request.method != "GET" else _address(request)


def _address(request: HttpRequest) -> str:
    """Of a public page the address it is stored under, without words that it does not know."""
    address: str = getattr(request, "public_address", "") or request.get_full_path()
    return address


@register("style")
def style(reader: Reader, argument: str) -> str:
    """For an arriving reader the style sheet itself, for any other where it is.

    On a slow line a second request costs as long as the page itself; the first page saves it.
    """
    where = stylesheet.url()
    if reader.is_arriving:
        return f'<style>{stylesheet.text()}</style><link rel="prefetch" as="style" href="{where}">'
    return f'<link rel="stylesheet" href="{where}">'
