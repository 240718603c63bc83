"""Questions that nobody has answered, and who could be asked."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.utils.timezone import localdate

from whimbrel.community.models import Post, Space, Subscription, Thread
from whimbrel.community.queries.spaces import people_of
from whimbrel.core.mail.writing import Recipient
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.treaties.models import Designation

# What is older was forgotten, or came from an archive.
LONGEST = timedelta(days=60)


def unanswered(space: Space, *, at: datetime) -> QuerySet[Thread]:
    """Questions of the space with no post of anybody but the asker for as long as the space waits, not yet put to all."""
    waits = timedelta(days=space.ask_after_days or 0)
    found = Thread.objects.standing().filter(
        space=space,
        kind=Thread.Kind.QUESTION,
        answered_at=None,
        closed_at=None,
        asked_around_at=None,
        first_post_at__lte=at - waits,
        first_post_at__gt=at - waits - LONGEST,
    )
    others = (
        Post.objects.standing().filter(thread__in=found).exclude(author=F("thread__started_by"))
    )
    return found.exclude(pk__in=others.values("thread")).order_by("first_post_at", "pk")


def who_could_answer(thread: Thread, *, at: datetime) -> list[Recipient]:
    """Who belongs to the space; in one that is not of a region only those of the question's own, where it has one."""
    people = people_of(thread.space, on=localdate(at), at=at).exclude(pk=thread.started_by_id)
    nothing = Subscription.objects.filter(
        space=thread.space, often=Subscription.Often.NOTHING
    ).values("person")
    region = _region_of(thread)
    if thread.space.region_id is None and region is not None:
        held = Designation.objects.in_office(on=localdate(at))
        people = people.filter(pk__in=held.filter(country__region=region).values("person"))
    return [recipient_of(one) for one in people.exclude(pk__in=nothing)]


def _region_of(thread: Thread) -> int | None:
    """The region that the question is about; else that of the country it was asked for."""
    if thread.region_id is not None:
        return thread.region_id
    first = thread.posts.select_related("author_country").order_by("number").first()
    return first.author_country.region_id if first and first.author_country else None
