"""What of the e-community can be found: posts, by whoever may read their space at that moment."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Attachment, FileVersion, FileWords, LibraryFile, Message, Post
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.queries.consultations import public_outcomes
from whimbrel.community.queries.messages import conversations_of
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.core.prose import plain_of
from whimbrel.core.search.registry import (
    Entry,
    Keys,
    Version,
    circle,
    narrowed,
    opens_circles,
    searchable,
)
from whimbrel.treaties.queries.offices import offices_of


@searchable("posts", _("E-community"), order=40, is_told=True)
def posts(keys: Keys) -> Iterator[Entry]:
    """Each post under its thread's title. Its circle is the space's own, also where everybody stands in it today."""
    standing = Post.objects.standing().filter(thread__removed_at=None)
    found = narrowed(standing.select_related("thread__instrument", "thread__space"), keys)
    rows = found.order_by("pk")
    for one in rows.iterator(chunk_size=500) if keys is None else rows:
        thread = one.thread
        page = reverse("community:thread_detail", args=[thread.pk])
        version = Version(
            one.language,
            thread.title,
            plain_of(one.words),
            f"{page}?from={one.number}#p{one.number}",
            thread.space.name,
        )
        yield Entry(
            str(one.pk),
            [version],
            circle=circle("space", thread.space_id),
            instrument=thread.instrument.code if thread.instrument else "",
            day=localdate(one.written_at),
            author=one.author_name,
        )


@searchable("files", _("Files in posts"), order=41, is_told=True)
def files(keys: Keys) -> Iterator[Entry]:
    """Each file that hangs on a post, by its name and its words, for whoever may read the post. It leads to the post."""
    standing = Attachment.objects.filter(
        post__isnull=False, post__held_at=None, post__removed_at=None, post__thread__removed_at=None
    )
    related = ("said", "post__thread__instrument", "post__thread__space")
    found = narrowed(standing.select_related(*related), keys).order_by("pk")
    for one in found.iterator(chunk_size=50) if keys is None else found:
        said = getattr(one, "said", None) or FileWords()
        if (post := one.post) is None:
            continue
        thread = post.thread
        page = reverse("community:thread_detail", args=[thread.pk])
        version = Version(
            said.language or post.language,
            one.name,
            said.words,
            f"{page}?from={post.number}#p{post.number}",
            f"{thread.title} · {thread.space.name}",
        )
        yield Entry(
            str(one.pk),
            [version],
            circle=circle("space", thread.space_id),
            instrument=thread.instrument.code if thread.instrument else "",
            day=localdate(post.written_at),
            author=post.author_name,
        )


@searchable("messages", _("Your messages"), order=45, is_told=True)
def messages(keys: Keys) -> Iterator[Entry]:
    """Each private message, in the circle of its own conversation and no other."""
    found = narrowed(
        Message.objects.filter(removed_at=None).select_related("conversation"), keys
    ).order_by("pk")
    for one in found.iterator(chunk_size=500) if keys is None else found:
        page = reverse("community:conversation_detail", args=[one.conversation_id])
        version = Version(
            one.language,
            one.conversation.subject,
            plain_of(one.words),
            f"{page}?from={one.number}#m{one.number}",
        )
        yield Entry(
            str(one.pk),
            [version],
            circle=circle("conversation", one.conversation_id),
            day=localdate(one.written_at),
            author=one.author_name,
        )


@searchable("library", _("Files of spaces"), order=42, is_told=True)
def library(keys: Keys) -> Iterator[Entry]:
    """Each file a space keeps, by its title, what it is, and the name and the words of its newest version."""
    versions = Prefetch("versions", FileVersion.objects.select_related("said"))
    standing = LibraryFile.objects.filter(removed_at=None).select_related("space__instrument")
    found = narrowed(standing.prefetch_related(versions), keys).order_by("pk")
    for one in found.iterator(chunk_size=50) if keys is None else found:
        newest = max(one.versions.all(), key=lambda version: version.number)
        version = Version(
            one.language,
            one.title,
            f"{one.about}\n{newest.name}\n{newest.said.words if hasattr(newest, 'said') else ''}",
            reverse("community:library_file", args=[one.pk]),
            one.space.name,
        )
        yield Entry(
            str(one.pk),
            [version],
            circle=circle("space", one.space_id),
            instrument=one.space.instrument.code if one.space.instrument else "",
            day=localdate(one.changed_at),
            words=newest.name,
            author=newest.uploader_name,
        )


@searchable("outcomes", _("Outcomes of consultations"), order=44)
def outcomes(keys: Keys) -> Iterator[Entry]:
    """What everybody may read of consultations that are over, in each language of the text."""
    for one in narrowed(public_outcomes(), keys):
        page = reverse("community:outcome_detail", args=[one.pk])
        codes = [code for code in one.title if one.title[code]]
        versions = [
            Version(code, one.title[code], str(one.text.get(code, "")), page) for code in codes
        ]
        day = localdate(one.closed_at)
        yield Entry(str(one.pk), versions, instrument=one.instrument.code, day=day)


@opens_circles
def conversations(user: Any) -> set[str]:
    """The conversations in which the user takes part now."""
    if not user.is_authenticated:
        return set()
    own = conversations_of(user.pk).values_list("pk", flat=True)
    return {circle("conversation", pk) for pk in own}


@opens_circles
def circles(user: Any) -> set[str]:
    """The spaces that the user may read now."""
    belonging = belonging_of(offices_of(user, on=localdate()), at=now())
    readable = spaces_visible_to(belonging).values_list("pk", flat=True)
    return {circle("space", pk) for pk in readable}
