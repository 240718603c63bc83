"""Writing to those who belong to a space: each post at once, or once a day or a week all together.

Both are done by the worker after the post is kept. A killed worker does them again where it stopped, and nobody is
written to twice: each letter says once and for all what it is about.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Min

from whimbrel.community.actions.webhooks import put_on_webhooks
from whimbrel.community.emails.posts import write_digest, write_each
from whimbrel.community.models import Digest, Post, Space
from whimbrel.community.queries.audience import Audience, audience_of
from whimbrel.community.queries.summary import Summary, summary_of
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of

MONDAY = 0
# Whoever was never told before is told of so much.
BEGINNING = {"daily": timedelta(days=1), "weekly": timedelta(days=7)}


class Weeks:
    """The last seven days of each space in short, counted once for all who are told of it."""

    def __init__(self, spaces: dict[int, Space], at: datetime) -> None:
        self.spaces, self.at = spaces, at
        self.known: dict[int, Summary] = {}

    def of(self, space: int) -> Summary:
        if space not in self.known:
            since = self.at - BEGINNING["weekly"]
            self.known[space] = summary_of(self.spaces[space], since=since, until=self.at)
        return self.known[space]


def tell_each(*, at: datetime, limit: int = 50) -> int:
    """Write to those who want each post of what stands and was not told yet; how many letters. One read where none is."""
    waiting = list(
        Post.objects.standing()
        .filter(told_at=None)
        .select_related("thread__space__within", "author_country")
        .order_by("pk")[:limit]
    )
    audiences: dict[int, Audience] = {}
    letters = 0
    for post in waiting:
        space = post.thread.space
        if space.pk not in audiences:
            audiences[space.pk] = audience_of(space, at=at)
        with transaction.atomic():
            for to in audiences[space.pk].each:
                if to.person != post.author_id:
                    letters += write_each(post=post, to=to) is not None
            put_on_webhooks(written=post, at=at)
            Post.objects.filter(pk=post.pk).update(told_at=at)
    return letters


def send_digests(*, at: datetime) -> int:
    """Write to everybody whose hour it is, by their own clock, what was written since the last time; how many letters."""
    since = at - BEGINNING["weekly"] - timedelta(days=1)
    oldest = Digest.objects.aggregate(first=Min("weekly_up_to"))["first"] or since
    posts = list(
        Post.objects.standing()
        .filter(written_at__gt=min(since, oldest), written_at__lte=at)
        .exclude(channel=Post.Channel.IMPORT)
        .select_related("thread__space__within", "author_country")
        .order_by("thread__space", "thread", "number")
    )
    spaces = {post.thread.space_id: post.thread.space for post in posts}
    by_space: dict[int, list[Post]] = defaultdict(list)
    for post in posts:
        by_space[post.thread.space_id].append(post)
    wanted = _wanted(list(spaces.values()), at=at)
    weeks = Weeks(spaces, at)
    letters = 0
    people = User.objects.filter(pk__in={pk for pk, _ in wanted}, is_active=True)
    digests = {one.person_id: one for one in Digest.objects.filter(person__in=people)}
    for person in people:
        digest = digests.get(person.pk) or Digest(person=person)
        local = at.astimezone(ZoneInfo(person.time_zone))
        if local.hour < digest.hour:
            continue
        for often in ("daily", "weekly"):
            if often == "weekly" and local.weekday() != MONDAY:
                continue
            ours = wanted.get((person.pk, often), [])
            letters += _send(digest, person, often, ours, by_space, weeks, at=at, on=local.date())
    return letters


@transaction.atomic
def _send(
    digest: Digest, person: User, often: str, spaces: list[int],
    by_space: dict[int, list[Post]], weeks: Weeks, *, at: datetime, on: date,
) -> bool:  # fmt: skip
    """Write one digest, where this day's was not written yet and there is something to tell."""
    if getattr(digest, f"{often}_on") == on:
        return False
    told = getattr(digest, f"{often}_up_to") or at - BEGINNING[often]
    posts = [
        post
        for space in spaces
        for post in by_space[space]
        if post.written_at > told and post.author_id != person.pk
    ]
    setattr(digest, f"{often}_on", on)
    setattr(digest, f"{often}_up_to", at)
    digest.save()
    if not posts:
        return False
    told_of = {post.thread.space_id for post in posts} if often == "weekly" else set()
    letter = write_digest(
        posts=posts,
        to=recipient_of(person),
        once=f"digest:{often}:{person.pk}:{on}",
        summaries=[weeks.of(space) for space in spaces if space in told_of],
    )
    return letter is not None


def _wanted(spaces: list[Space], *, at: datetime) -> dict[tuple[int, str], list[int]]:
    """By person and how often: the spaces of which they want to be told together."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for space in spaces:
        audience = audience_of(space, at=at)
        for often, people in (("daily", audience.daily), ("weekly", audience.weekly)):
            for person in people:
                found[person, often].append(space.pk)
    return found
