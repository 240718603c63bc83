"""Keeping order: reports, and putting posts where they belong."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import now

from whimbrel.community.actions.asking import ask_moderators
from whimbrel.community.actions.posts import count_again, make_findable, release_post, remove_post
from whimbrel.community.actions.webhook_events import tell_of_merge, tell_of_move, tell_of_thread
from whimbrel.community.models import Flag, Post, Space, Thread
from whimbrel.core.journal import record
from whimbrel.people.models import User


class NothingToSplit(Exception):
    """The thread would be left without a post; nothing was changed."""


@transaction.atomic
def raise_flag(*, post: Post, by: User, why: str, at: datetime) -> Flag:
    """Say that a post should not stand so. Whoever has said it already says it once more in other words."""
    flag, _ = Flag.objects.update_or_create(
        post=post, raised_by=by, settled_at=None, defaults={"why": why, "raised_at": at}
    )
    record(by, "reported post", post)
    ask_moderators(post=post, at=at, flag=flag)
    return flag


@transaction.atomic
def settle_post(*, post: Post, stands: bool, by: User, at: datetime) -> Post:
    """Decide on a post that was held or reported: let it stand, or take it away."""
    Flag.objects.filter(post=post, settled_at=None).update(settled_at=at, settled_by=by)
    if stands:
        return release_post(post=post, by=by) if post.held_at else post
    return remove_post(post=post, by=by, at=at)


@transaction.atomic
def move_thread(*, thread: Thread, to: Space, by: User) -> Thread:
    """Put a thread into another space; its posts and their addresses stay."""
    before = thread.space
    thread.space = to
    thread.save(update_fields=["space"])
    make_findable(*thread.posts.all())
    tell_of_move(thread=thread, before=before, at=now())
    record(by, "moved", thread, old={"space": before.slug}, new={"space": to.slug})
    return thread


@transaction.atomic
def split_thread(*, thread: Thread, numbers: list[int], title: str, by: User) -> Thread:
    """Put these posts into a thread of their own, in their order. Raises NothingToSplit."""
    moving = list(thread.posts.filter(number__in=numbers).order_by("number"))
    if not moving or thread.posts.count() == len(moving):
        raise NothingToSplit
    first = moving[0]
    other = Thread.objects.create(
        space=thread.space,
        kind=Thread.Kind.DISCUSSION,
        title=title,
        language=first.language,
        started_by=first.author,
        instrument=thread.instrument,
        region=thread.region,
    )
    _append(moving, other)
    count_again(thread)
    tell_of_thread("thread.split", thread=other, at=now())
    record(by, "split", thread, posts=len(moving))
    return other


@transaction.atomic
def merge_thread(*, thread: Thread, into: Thread, by: User, at: datetime) -> Thread:
    """Put all posts behind those of another thread; the old address leads there."""
    _append(list(thread.posts.order_by("number")), into)
    thread.merged_into, thread.removed_at = into, at
    thread.save(update_fields=["merged_into", "removed_at"])
    count_again(thread)
    tell_of_merge(thread=thread, into=into, at=at)
    record(by, "merged", thread)
    return into


def _append(posts: list[Post], thread: Thread) -> None:
    """Give the posts the next numbers of that thread."""
    for post in posts:
        Thread.objects.filter(pk=thread.pk).update(last_number=F("last_number") + 1)
        thread.refresh_from_db(fields=["last_number"])
        post.thread, post.number, post.answers = thread, thread.last_number, None
        post.accepted_at = None
        post.save(update_fields=["thread", "number", "answers", "accepted_at"])
    count_again(thread)
    make_findable(*posts)
