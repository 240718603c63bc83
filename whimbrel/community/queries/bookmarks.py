"""What a person has kept to find again."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from whimbrel.community.models import Bookmark, Post
from whimbrel.community.queries.belonging import Belonging, belonging_of
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of


def bookmarks_of(belonging: Belonging) -> QuerySet[Bookmark]:
    """What the person keeps and may still read: those with a day first, the nearest on top."""
    return (
        Bookmark.objects.filter(
            person=belonging.person_id,
            # Not as a list of posts that stand: there may be a million, and of bookmarks a few.
            post__held_at=None,
            post__removed_at=None,
            post__thread__removed_at=None,
            post__thread__space__in=spaces_visible_to(belonging).values("pk"),
        )
        .select_related("post__thread__space")
        .order_by("remind_on", "-pk")
    )


def may_still_read(person: User, post: Post, *, at: datetime) -> bool:
    """Whether the post stands and the person may read its space at that moment."""
    belonging = belonging_of(offices_of(person, on=localdate(at)), at=at)
    return bookmarks_of(belonging).filter(post=post).exists()
