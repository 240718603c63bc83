"""What is written in public spaces, as JSON for other programs, page by page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from whimbrel.community.models import Thread
from whimbrel.community.queries.public_talk import (
    posts_as_data,
    public_spaces,
    thread_as_data,
    threads_as_data,
    whole,
)
from whimbrel.core.stored.views import public_page


@require_safe
@public_page("after")
def space_data(request: HttpRequest, slug: str) -> HttpResponse:
    """The threads of a public space in the order they were begun."""
    space = public_spaces().filter(slug=slug).first()
    if space is None:
        raise Http404
    threads, last = threads_as_data(space, after=_after(request))
    page = reverse("community:space_detail", args=[slug])
    said = {"space": slug, "name": space.name, "page": whole(page), "threads": threads}
    return _json(said, reverse("community:space_data", args=[slug]), last)


@require_safe
@public_page("after")
def thread_data(request: HttpRequest, pk: int) -> HttpResponse:
    """The posts of a thread of a public space."""
    found = Thread.objects.standing().filter(pk=pk, space__in=public_spaces().values("pk"))
    thread = found.select_related("space", "instrument", "region").first()
    if thread is None:
        raise Http404
    posts, last = posts_as_data(thread, after=_after(request))
    said = {"thread": thread_as_data(thread), "posts": posts}
    return _json(said, reverse("community:thread_data", args=[pk]), last)


def _after(request: HttpRequest) -> int:
    """The number after which the page begins. Raises Http404."""
    asked = request.GET.get("after", "0")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        raise Http404
    return int(asked)


def _json(said: dict[str, Any], address: str, last: int | None) -> HttpResponse:
    more = whole(f"{address}?after={last}") if last is not None else None
    return JsonResponse(said | {"next": more}, json_dumps_params={"ensure_ascii": False})
