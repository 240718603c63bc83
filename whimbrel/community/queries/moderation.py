"""What waits for whoever keeps order."""

from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from whimbrel.community.models import Flag, Post, Space
from whimbrel.community.queries.belonging import Belonging, joined
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation, Role


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


def moderators_of(space: Space, *, on: date, at: datetime) -> list[User]:
    """Who is asked about a post of the space: who moderates it, or a space that it lies within, and the site's moderators
    where they may read it; where there is none of these, the Secretariat."""
    chain, upper = [space.pk], space.within
    while upper is not None and upper.pk not in chain:
        chain.append(upper.pk)
        upper = upper.within
    own = Q(pk__in=joined(at=at).filter(space__in=chain, moderates=True).values("person"))
    people = User.objects.filter(is_active=True).order_by("pk")
    if space.open_to == Space.OpenTo.CLOSED:
        return list(people.filter(own))
    held = Designation.objects.in_office(on=on)
    found = list(people.filter(own | Q(pk__in=held.filter(role=Role.MODERATOR).values("person"))))
    return found or list(people.filter(pk__in=held.filter(role=Role.STAFF).values("person")))
