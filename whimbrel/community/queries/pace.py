"""How much somebody has written lately."""

from datetime import datetime, timedelta

from django.db.models import Count, Q

from whimbrel.community.models import Post

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def pace_of(person: int, *, at: datetime) -> dict[str, int]:
    """How many posts of the person stand (`stood`), and how many are of the last day (`today`). One query."""
    return Post.objects.filter(author=person).aggregate(
        stood=Count("pk", filter=Q(held_at=None, removed_at=None)),
        today=Count("pk", filter=Q(written_at__gt=at - DAY)),
    )


def posts_last_hour(person: int, *, at: datetime) -> int:
    """What came from an archive was not written now."""
    lately = Post.objects.filter(author=person, written_at__gt=at - HOUR)
    return lately.exclude(channel=Post.Channel.IMPORT).count()
