"""Finding what is asked for, and who asks; for whom it is not meant there is no such page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.utils.timezone import localdate, now

from whimbrel.community.models import Event, LibraryFile, Post, Space, Thread
from whimbrel.community.queries.belonging import Belonging, belonging_of
from whimbrel.community.rules import can_read
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

View = Callable[..., Any]


def belonging_here(request: HttpRequest) -> Belonging:
    """To which spaces the reader of this request belongs."""
    return belonging_of(offices_of(request.user, on=localdate()), at=now())


def person_of(request: HttpRequest) -> User:
    """The account of whoever has signed in."""
    return User.objects.get(pk=request.user.pk or 0)


def find_space(slug: str) -> Space:
    found = (
        Space.objects.select_related("region", "instrument", "body", "meeting", "within")
        .filter(slug=slug)
        .first()
    )
    if found is None:
        raise Http404
    return found


def find_thread(pk: int, *, is_followed: bool = False) -> Thread:
    """The thread; where `is_followed`, the one that a merged thread's posts have gone to. Raises Http404."""
    standing = Thread.objects.standing().select_related("space", "instrument", "region", "article")
    found = standing.filter(pk=pk).first()
    if found is None and is_followed:
        found = standing.filter(merged_from=pk).first()
    if found is None:
        raise Http404
    return found


def find_post(request: HttpRequest, pk: int) -> Post:
    """A post that can be read, in a space that the reader may read. Raises Http404."""
    post = Post.objects.standing().select_related("thread__space").filter(pk=pk).first()
    if post is None or post.thread.removed_at is not None:
        raise Http404
    enter(request, post.thread.space)
    return post


def door_of(model: type[Event] | type[LibraryFile]) -> Callable[[View], View]:
    """Let everybody in to a record of a public space; to any other only who has signed in."""

    def decorate(view: View) -> View:
        inside = login_required(view)

        @wraps(view)
        def opened(request: HttpRequest, pk: int, **kwargs: Any) -> Any:
            others = model._default_manager.exclude(space__open_to=Space.OpenTo.PUBLIC)
            return (inside if others.filter(pk=pk).exists() else view)(request, pk=pk, **kwargs)

        return opened

    return decorate


def enter(request: HttpRequest, space: Space) -> Belonging:
    """Let the reader in who may read here. Raises Http404."""
    belonging = belonging_here(request)
    if not can_read(belonging, space):
        raise Http404
    return belonging
