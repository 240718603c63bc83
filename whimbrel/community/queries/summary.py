"""A week of a space in short: counted, and said in the reader's language when it is shown."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import get_default_timezone

from whimbrel.community.models import Post, Space, Thread

MOST = 5


@dataclass(frozen=True)
class Summary:
    """What happened in a space from a moment to another."""

    space: Space
    posts: int
    people: int
    countries: int
    started: list[Thread]
    answered: list[Thread]
    # Asked in that time, or before, and not answered by its end.
    waiting: list[Thread]
    # The threads with most posts, each with `lately`.
    busiest: list[Thread]

    @property
    def is_empty(self) -> bool:
        return not (self.posts or self.answered)


def summary_of(space: Space, *, since: datetime, until: datetime) -> Summary:
    """The space from `since` until before `until`. Five queries, however much was written."""
    written = Q(written_at__gte=since, written_at__lt=until)
    posts = Post.objects.standing().filter(written, thread__space=space, thread__removed_at=None)
    counted = posts.exclude(channel=Post.Channel.IMPORT).aggregate(
        posts=Count("pk"),
        people=Count("author", distinct=True),
        countries=Count("author_country", distinct=True),
    )
    threads = Thread.objects.standing().filter(space=space)
    lately = Q(
        posts__written_at__gte=since, posts__written_at__lt=until, posts__held_at=None,
        posts__removed_at=None,
    )  # fmt: skip
    busiest = threads.filter(last_post_at__gte=since).annotate(lately=Count("posts", filter=lately))
    return Summary(
        space=space,
        started=_some(threads.filter(first_post_at__gte=since, first_post_at__lt=until)),
        answered=_some(threads.filter(answered_at__gte=since, answered_at__lt=until)),
        waiting=_some(_waiting(threads, until)),
        busiest=list(busiest.filter(lately__gt=1).order_by("-lately", "-pk")[:MOST]),
        **counted,
    )


def bounds_of(week: date) -> tuple[datetime, datetime]:
    """From when until when the week runs that begins on that Monday, by the site's own clock."""
    zone = get_default_timezone()
    return (
        datetime.combine(week, time(), zone),
        datetime.combine(week + timedelta(days=7), time(), zone),
    )


def monday_before(day: date) -> date:
    """The Monday on which the last whole week before that day began."""
    return day - timedelta(days=day.weekday() + 7)


def _waiting(threads: QuerySet[Thread], until: datetime) -> QuerySet[Thread]:
    return threads.filter(
        Q(answered_at=None) | Q(answered_at__gte=until),
        kind=Thread.Kind.QUESTION, closed_at=None, first_post_at__lt=until,
    )  # fmt: skip


def _some(threads: QuerySet[Thread]) -> list[Thread]:
    return list(threads.order_by("first_post_at", "pk")[:MOST])
