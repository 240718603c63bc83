"""What is private to a reader in the public pages of the e-community."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localdate, now

from whimbrel.community.actions.reading import mark_read
from whimbrel.community.models import ReadMark, Space, Thread
from whimbrel.community.queries.belonging import Belonging, belonging_of
from whimbrel.community.queries.joining import askable_spaces
from whimbrel.community.queries.messages import unread_conversations
from whimbrel.community.queries.spaces import busy_spaces, spaces_visible_to
from whimbrel.community.queries.threads import threads_about
from whimbrel.community.rules import (
    can_accept_answer,
    can_answer,
    can_moderate,
    can_open_poll,
    can_read,
    can_say_what_about,
    can_write,
)
from whimbrel.core import slots
from whimbrel.core.inbox.addresses import start_address
from whimbrel.core.stored.readers import Reader
from whimbrel.manual.rules import can_keep_manual
from whimbrel.treaties.queries.offices import offices_of


@slots.register("own_spaces")
def own_spaces(reader: Reader, argument: str) -> str | None:
    """The spaces that a member sees beside the public ones."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    belonging = belonging_of(offices_of(reader.request.user, on=localdate()), at=now())
    others = [one for one in busy_spaces(belonging) if one.space.open_to != Space.OpenTo.PUBLIC]
    context = {
        "spaces": others,
        "belonging": belonging,
        "unread": unread_conversations(reader.person.pk).count(),
        "askable": askable_spaces(belonging, at=now()),
    }
    return render_to_string("community/slots/own_spaces.html", context, reader.request)


@slots.register("space_doors")
def space_doors(reader: Reader, argument: str) -> str | None:
    """What the reader may do in the space: start a thread, see who belongs, choose how often it writes."""
    if reader.person is None:
        return render_to_string("community/slots/sign_in.html", {"next": reader.way_back})
    if reader.request is None:
        return None
    space = Space.objects.select_related("within").get(slug=argument)
    belonging = belonging_of(offices_of(reader.request.user, on=localdate()), at=now())
    context = {
        "space": space,
        "can_write": can_write(belonging, space, at=now()),
        "belongs": space.pk in belonging.spaces,
    }
    return render_to_string("community/slots/space_doors.html", context, reader.request)


@slots.register("talk_doors")
def talk_doors(reader: Reader, argument: str) -> str | None:
    """What a member may read about the article of that number beside what is public, and where to begin."""
    if reader.person is None:
        return render_to_string("community/slots/sign_in.html", {"next": reader.way_back})
    if reader.request is None:
        return None
    belonging = belonging_of(offices_of(reader.request.user, on=localdate()), at=now())
    public = Space.OpenTo.PUBLIC
    found = [one for one in threads_about(int(argument), belonging) if one.space.open_to != public]
    spaces = [one for one in spaces_visible_to(belonging) if can_write(belonging, one, at=now())]
    context = {
        "threads": [(one, 0) for one in found],
        "shows_space": True,
        "spaces": spaces,
        "article": argument,
    }
    return render_to_string("community/slots/talk_doors.html", context, reader.request)


@slots.register("library_doors")
def library_doors(reader: Reader, argument: str) -> str | None:
    """The way to keep a file in the space, for whoever may write in it."""
    return _doors_of_space(
        reader, argument, "community/slots/library_doors.html",
        by_letter=start_address(f"{argument}-files"),
    )  # fmt: skip


@slots.register("event_doors")
def event_doors(reader: Reader, argument: str) -> str | None:
    """The way to set a date, for whoever may write in the space."""
    return _doors_of_space(reader, argument, "community/slots/event_doors.html")


def _doors_of_space(reader: Reader, slug: str, template: str, **more: str) -> str | None:
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    space = Space.objects.get(slug=slug)
    belonging = belonging_of(offices_of(reader.request.user, on=localdate()), at=now())
    context = {"space": space, "can_write": can_write(belonging, space, at=now())} | more
    return render_to_string(template, context, reader.request)


@slots.register("thread_doors")
def thread_doors(reader: Reader, argument: str) -> str | None:
    """What the reader may do in the thread, "thread.last number shown"; reading it marks it as read."""
    if reader.person is None:
        return render_to_string("community/slots/sign_in.html", {"next": reader.way_back})
    if reader.request is None:
        return None
    pk, _, last = argument.partition(".")
    thread, belonging = _inside(reader, int(pk))
    if not can_read(belonging, thread.space):
        return ""
    read = ReadMark.objects.filter(person=reader.person.pk, thread=thread)
    was_read = read.values_list("number", flat=True).first() or 0
    if was_read < int(last):
        mark_read(person_id=reader.person.pk, thread=thread, number=int(last), at=now())
    context = {
        "thread": thread,
        "first_unread": was_read + 1 if 0 < was_read < int(last) else None,
        "can_answer": can_answer(belonging, thread, at=now()),
        "can_accept": can_accept_answer(belonging, thread),
        "can_say_what_about": can_say_what_about(belonging, thread),
        "can_harvest": can_keep_manual(offices_of(reader.request.user, on=localdate())),
        "moderates": can_moderate(belonging, thread.space),
        "polls": thread.polls.filter(withdrawn_at=None).order_by("pk"),
        "can_open_poll": can_open_poll(belonging, thread.space, at=now()),
    }
    return render_to_string("community/slots/thread_doors.html", context, reader.request)


@slots.register("post_doors")
def post_doors(reader: Reader, argument: str) -> str | None:
    """What the reader may do with one post, "thread.post.number.author"; one page asks only once who reads it."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    thread_pk, post, number, author = (int(one) for one in argument.split("."))
    thread, belonging = _inside(reader, thread_pk)
    if not can_read(belonging, thread.space):
        return ""
    is_own = author == reader.person.pk
    return _post_doors(
        reader.language, thread_pk, post, number, is_own, can_answer(belonging, thread, at=now())
    )


@lru_cache(maxsize=5000)
def _post_doors(
    language: str, thread: int, post: int, number: int, is_own: bool, can_answer: bool
) -> str:
    context = {
        "thread": thread, "post": post, "number": number, "is_own": is_own,
        "can_answer": can_answer,
    }  # fmt: skip
    with translation.override(language):
        return render_to_string("community/slots/post_doors.html", context).strip()


def _inside(reader: Reader, pk: int) -> tuple[Thread, Belonging]:
    """The thread, and to what its reader belongs; read once for all slots of a page."""
    known: dict[int, tuple[Thread, Belonging]] = reader.request.__dict__.setdefault("_threads", {})
    if pk not in known:
        user = reader.request.user  # type: ignore[union-attr]
        belonging = belonging_of(offices_of(user, on=localdate()), at=now())
        known[pk] = Thread.objects.select_related("space").get(pk=pk), belonging
    return known[pk]
