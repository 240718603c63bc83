"""What waits for whoever keeps order."""

from django.db.models import Prefetch, Q, QuerySet

from whimbrel.community.models import Flag, Post, Space
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.spaces import spaces_visible_to


def moderated_spaces(belonging: Belonging) -> QuerySet[Space]:
    """The spaces in which the person keeps order."""
    if belonging.keeps_order:
        return spaces_visible_to(belonging)
    return Space.objects.filter(pk__in=belonging.moderated)


def waiting_posts(belonging: Belonging) -> QuerySet[Post]:
    """Posts held back or reported in these spaces, the oldest first, each with its open reports."""
    reports = Flag.objects.filter(settled_at=None).select_related("raised_by")
    return (
        Post.objects.filter(removed_at=None, thread__space__in=moderated_spaces(belonging))
        .filter(Q(held_at__isnull=False) | Q(pk__in=reports.values("post")))
        .select_related("thread__space", "author", "author_country")
        .prefetch_related(Prefetch("flags", reports, to_attr="reports"))
        .order_by("written_at", "pk")
    )
