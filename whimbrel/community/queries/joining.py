"""Who was asked into a space, and who asks to be let in."""

from datetime import datetime

from django.db.models import Q, QuerySet

from whimbrel.community.models import Membership, Space
from whimbrel.community.queries.belonging import Belonging


def invitations_open(*, at: datetime) -> QuerySet[Membership]:
    """Invitations that can still be taken up."""
    return Membership.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=at),
        invited_at__isnull=False,
        joined_at=None,
        left_at=None,
    ).select_related("space", "person", "invited_by")


def requests_waiting() -> QuerySet[Membership]:
    """Requests to be let in that nobody has answered, the oldest first."""
    waiting = Membership.objects.filter(
        asked_at__isnull=False, invited_at=None, joined_at=None, left_at=None
    )
    return waiting.select_related("space__within", "person").order_by("asked_at", "pk")


def requests_for(belonging: Belonging) -> QuerySet[Membership]:
    """Requests for the spaces in which the person keeps order; of the Secretariat for all."""
    waiting = requests_waiting()
    return waiting if belonging.keeps_order else waiting.filter(space__in=belonging.moderated)


def askable_spaces(belonging: Belonging, *, at: datetime) -> QuerySet[Space]:
    """Closed spaces that the person does not belong to and may ask to be let into."""
    if not belonging.is_member:
        return Space.objects.none()
    closed = Space.objects.filter(takes_requests=True, open_to=Space.OpenTo.CLOSED)
    open_now = closed.filter(Q(archived_at=None) | Q(archived_at__gt=at))
    return open_now.exclude(pk__in=belonging.spaces)


def membership_of(person_id: int, space: Space) -> Membership | None:
    """What is open between the person and the space: an invitation, a request, or that they were let in."""
    return Membership.objects.filter(person=person_id, space=space, left_at=None).first()
