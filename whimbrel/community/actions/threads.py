"""Starting a thread, and what becomes of it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from whimbrel.community.actions.posts import Words, make_findable, put_post
from whimbrel.community.actions.webhook_events import tell_of_thread
from whimbrel.community.models import Post, Space, Tag, Thread
from whimbrel.core.journal import record
from whimbrel.people.models import User

LONGEST_TAG = 40


@transaction.atomic
def start_thread(
    *,
    space: Space,
    title: str,
    by: User,
    words: Words,
    kind: str = Thread.Kind.DISCUSSION,
    tags: list[str] | None = None,
    **facets: Any,
) -> Thread:
    """Start a thread with its first post. Doing it twice with the same key starts one.

    `facets` are `instrument`, `region`, `article`, `species_group`, `agenda_item`.
    """
    # One after the other, so that a button pressed twice at once finds what the first press wrote.
    Space.objects.select_for_update().get(pk=space.pk)
    before = Post.objects.filter(key=words.key).select_related("thread").first()
    if before is not None:
        return before.thread
    thread = Thread.objects.create(
        space=space, kind=kind, title=title, language=words.language, started_by=by, **facets
    )
    thread.tags.set(_tags(tags or []))
    put_post(thread=thread, by=by, words=words)
    record(by, "started thread", thread)
    return thread


@transaction.atomic
def say_what_about(*, thread: Thread, by: User, tags: list[str], **facets: Any) -> Thread:
    """Say what a thread is about: `instrument`, `region`, `article`, `species_group`, `agenda_item`, and its tags."""
    for name, value in facets.items():
        setattr(thread, name, value)
    thread.save(update_fields=list(facets))
    thread.tags.set(_tags(tags))
    make_findable(*thread.posts.all())
    tell_of_thread("thread.changed", thread=thread, at=now())
    record(by, "changed", thread, fields=[*facets, "tags"])
    return thread


@transaction.atomic
def accept_answer(*, thread: Thread, post: Post | None, by: User, at: datetime) -> Thread:
    """Say which post answers the question; None takes that back."""
    thread.posts.filter(accepted_at__isnull=False).update(accepted_at=None)
    if post is not None:
        post.accepted_at = at
        post.save(update_fields=["accepted_at"])
    thread.answered_at = at if post else None
    thread.save(update_fields=["answered_at"])
    tell_of_thread("thread.answered" if post else "thread.unanswered", thread=thread, at=at)
    record(by, "accepted answer" if post else "opened again", thread)
    return thread


@transaction.atomic
def pin_thread(*, thread: Thread, at: datetime | None, by: User) -> Thread:
    """Keep the thread on top of its space, or with no moment let it go its way."""
    _date(thread, "pinned_at", at)
    record(by, "pinned" if at else "let go", thread)
    return thread


@transaction.atomic
def close_thread(*, thread: Thread, at: datetime | None, by: User) -> Thread:
    """Let nobody answer any more, or with no moment open the thread again."""
    _date(thread, "closed_at", at)
    tell_of_thread("thread.closed" if at else "thread.reopened", thread=thread, at=at or now())
    record(by, "closed" if at else "opened again", thread)
    return thread


@transaction.atomic
def remove_thread(*, thread: Thread, at: datetime | None, by: User) -> Thread:
    """Take the thread out of sight, or with no moment put it back. Its posts are kept for who moderates."""
    _date(thread, "removed_at", at)
    make_findable(*thread.posts.all())
    tell_of_thread("thread.removed" if at else "thread.restored", thread=thread, at=at or now())
    record(by, "took away" if at else "put back", thread)
    return thread


def _date(thread: Thread, field: str, at: datetime | None) -> None:
    setattr(thread, field, at)
    thread.save(update_fields=[field])


def _tags(words: list[str]) -> list[Tag]:
    """The tags of these words, new ones made; each once, in small letters."""
    wanted = {" ".join(word.split()).casefold()[:LONGEST_TAG] for word in words} - {""}
    Tag.objects.bulk_create([Tag(word=word) for word in wanted], ignore_conflicts=True)
    return list(Tag.objects.filter(word__in=wanted))
