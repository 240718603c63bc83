"""Spaces that somebody may see, and who belongs to one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from whimbrel.community.models import MembershipRule, Space, Thread
from whimbrel.community.queries.belonging import Belonging, joined
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation


@dataclass(frozen=True)
class Opened:
    """A space with how much goes on in it."""

    space: Space
    threads: int
    last_post_at: datetime | None


def spaces_visible_to(belonging: Belonging) -> QuerySet[Space]:
    """Spaces that the person may read in: those open to all, to members, and those they belong to."""
    seen = Q(open_to=Space.OpenTo.PUBLIC) | Q(pk__in=belonging.spaces)
    if belonging.is_member:
        seen |= Q(open_to=Space.OpenTo.MEMBERS)
    return Space.objects.filter(seen).select_related("region", "instrument", "body", "meeting")


def rules_of(space: Space) -> list[MembershipRule]:
    """By which offices people belong to the space, those of the spaces above it too."""
    return list(
        MembershipRule.objects.filter(space__in=_chain(space)).select_related(
            "country", "region", "instrument", "body"
        )
    )


def _chain(space: Space) -> list[int]:
    """The space and those it lies within: whoever belongs to one of them belongs to it."""
    chain, upper = [space.pk], space.within
    while upper is not None and upper.pk not in chain:
        chain.append(upper.pk)
        upper = upper.within
    return chain


def people_of(space: Space, *, on: date, at: datetime) -> QuerySet[User]:
    """Everybody who belongs to the space on that day and has an account, each once."""
    rules = rules_of(space)
    wanted = Q(pk__in=joined(at=at).filter(space__in=_chain(space)).values("person"))
    for rule in rules:
        held = Designation.objects.in_office(on=on)
        if rule.role:
            held = held.filter(role=rule.role)
        if rule.country_id:
            held = held.filter(country=rule.country_id)
        if rule.region_id:
            held = held.filter(
                Q(region=rule.region_id) | Q(region=None, country__region=rule.region_id)
            )
        if rule.instrument_id:
            held = held.filter(instrument=rule.instrument_id)
        if rule.body_id:
            held = held.filter(body=rule.body_id)
        wanted |= Q(pk__in=held.values("person"))
    return User.objects.filter(wanted, is_active=True).order_by("display_name", "pk")


def busy_spaces(belonging: Belonging) -> list[Opened]:
    """The spaces this person sees, with their threads counted. One query.

    Both are read from the index of the threads of a space, and not from the threads: there may be ten thousands.
    """
    own = Thread.objects.standing().filter(space=OuterRef("pk")).order_by()
    found = spaces_visible_to(belonging).annotate(
        total=Subquery(own.values("space").annotate(number=Count("*")).values("number")),
        last=Subquery(own.order_by("-last_post_at", "-pk").values("last_post_at")[:1]),
    )
    return [Opened(one, one.total or 0, one.last) for one in found]
