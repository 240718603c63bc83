"""Named places in a public page that hold what is private to the reader.

A stored page is the same for everybody; `{% slot "me" %}` leaves a mark in it, and the room that owns
the slot fills the mark for one reader. A filler is a function of the request that returns safe HTML;
rooms register theirs in `slots.py`.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest

from whimbrel.core import stylesheet

Filler = Callable[[HttpRequest, str], str]
MARK = re.compile(rb"<!--slot:([a-z_]+)(?::([A-Za-z0-9_.-]*))?-->")
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


def fill(request: HttpRequest, page: bytes) -> bytes:
    """The page with every mark replaced by what this reader may see."""

    def filled(found: re.Match[bytes]) -> bytes:
        name, argument = found.group(1).decode(), (found.group(2) or b"").decode()
        filler = _fillers.get(name)
        return filler(request, argument).encode() if filler else b""

    return MARK.sub(filled, page)


def is_on_the_way(request: HttpRequest) -> bool:
    """The reader comes from another page of ours, which has fetched the style sheet ahead."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


@register("style")
def style(request: HttpRequest, argument: str) -> str:
    """For an arriving reader the style sheet itself, for any other where it is.

    On a slow line a second request costs as long as the page itself; the first page saves it.
    """
    where = stylesheet.url()
    if is_on_the_way(request):
        return f'<link rel="stylesheet" href="{where}">'
    return f'<style>{stylesheet.text()}</style><link rel="prefetch" as="style" href="{where}">'
