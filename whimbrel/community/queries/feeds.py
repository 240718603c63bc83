"""What a reader's program fetches: new posts of spaces."""

from django.db.models import QuerySet

from whimbrel.community.models import FeedKey, Post, Space
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.people.models import User

MOST = 40


def newest_posts(spaces: QuerySet[Space]) -> QuerySet[Post]:
    """The newest posts in these spaces, without those of confidential ones: a program keeps what it fetched."""
    return (
        Post.objects.standing()
        .filter(
            thread__removed_at=None,
            thread__space__in=spaces.filter(is_confidential=False).values("pk"),
        )
        .select_related("thread__space")
        .order_by("-written_at", "-pk")[:MOST]
    )


def own_spaces(belonging: Belonging) -> QuerySet[Space]:
    """The spaces to which the person belongs and which they may read."""
    return spaces_visible_to(belonging).filter(pk__in=belonging.spaces)


def person_with(key: str) -> User | None:
    """Whose key that is, while the account is open."""
    found = FeedKey.objects.select_related("person").filter(key=key).first()
    return found.person if found and found.person.is_active else None
