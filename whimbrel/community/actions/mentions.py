"""Calling people: who is called is written down with the post, and the worker writes to them when it stands."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.community.emails.mentions import write_called, write_called_too_often
from whimbrel.community.models import Mention, Post, Space, Subscription
from whimbrel.community.queries.audience import Audience, audience_of
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.queries.mentions import Mentioned, groups_called, mentioned_in
from whimbrel.community.rules import can_call_groups
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.treaties.queries.offices import offices_of

DAY = timedelta(days=1)


def read_mentions(words: str, *, space: Space, by: User, at: datetime) -> Mentioned:
    """Whom the words call. No query where they hold no @."""
    if "@" not in words and "＠" not in words:
        return Mentioned()
    belonging = belonging_of(offices_of(by, on=localdate(at)), at=at)
    return mentioned_in(words, space=space, by=by.pk, belonging=belonging, at=at)


def call_people(*, post: Post, mentioned: Mentioned, by: User, at: datetime) -> list[Mention]:
    """Write down whom the post calls and has not called before. Call it inside an action's transaction.

    Whoever has called groups as often in a day as is allowed calls no more of them, and is told so.
    """
    groups = mentioned.in_groups
    if groups:
        belonging = belonging_of(offices_of(by, on=localdate(at)), at=at)
        called = groups_called(by.pk, since=at - DAY)
        if not can_call_groups(belonging, called=called):
            write_called_too_often(post=post, to=recipient_of(by))
            groups = frozenset()
    rows = [Mention(post=post, person_id=one, made_at=at) for one in mentioned.people]
    rows += [Mention(post=post, person_id=one, is_group=True, made_at=at) for one in groups]
    return Mention.objects.bulk_create(rows, ignore_conflicts=True)


def tell_called(*, at: datetime, limit: int = 200) -> int:
    """Write to those whom a post calls that stands; how many letters. One read where nobody waits.

    Whoever gets each post of the space gets it anyway; whoever wants nothing of it is told when they are named
    themselves, and not with a group.
    """
    waiting = list(
        # Not as a list of posts that stand: there may be a million, and of callings a few.
        Mention.objects.filter(told_at=None, post__held_at=None, post__removed_at=None)
        .select_related("person", "post__thread__space__within", "post__author_country")
        .order_by("pk")[:limit]
    )
    audiences: dict[int, Audience] = {}
    letters = 0
    for one in waiting:
        space = one.post.thread.space
        if space.pk not in audiences:
            audiences[space.pk] = audience_of(space, at=at)
        with transaction.atomic():
            if _is_written_to(one, space, audiences[space.pk]):
                letters += write_called(post=one.post, to=recipient_of(one.person)) is not None
            Mention.objects.filter(pk=one.pk).update(told_at=at)
    return letters


def _is_written_to(mention: Mention, space: Space, audience: Audience) -> bool:
    if not mention.person.is_active or mention.person_id in {to.person for to in audience.each}:
        return False
    nothing = Subscription.objects.filter(
        space=space, person=mention.person_id, often=Subscription.Often.NOTHING
    )
    return not (mention.is_group and nothing.exists())
