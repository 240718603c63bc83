"""To which spaces a person belongs: by what they hold today, or because they were let in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from whimbrel.community.models import Membership, MembershipRule, Space
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Office, Offices

# Offices that keep order in every space they can read.
MODERATING = (Role.MODERATOR, Role.STAFF, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Belonging:
    """What rules ask about a person in the e-community, as plain values."""

    person_id: int | None = None
    is_member: bool = False
    keeps_order: bool = False
    spaces: frozenset[int] = frozenset()
    moderated: frozenset[int] = frozenset()


VISITING = Belonging()


def belonging_of(offices: Offices, *, at: datetime) -> Belonging:
    """To which spaces this person belongs at that moment. Three queries, however many there are; none for a visitor."""
    if offices.person_id is None:
        return VISITING
    rules = MembershipRule.objects.values(
        "space_id", "role", "country_id", "region_id", "instrument_id", "body_id"
    )
    spaces = {rule["space_id"] for rule in rules if any(_fits(rule, one) for one in offices.held)}
    rows = joined(at=at).filter(person=offices.person_id).values_list("space_id", "moderates")
    moderated = set()
    for space, moderates in rows:
        spaces.add(space)
        if moderates:
            moderated.add(space)
    above = dict(Space.objects.filter(within__isnull=False).values_list("pk", "within"))
    return Belonging(
        person_id=offices.person_id,
        is_member=offices.is_member,
        keeps_order=offices.has_role(*MODERATING),
        spaces=frozenset(spaces | {part for part in above if _is_below(part, spaces, above)}),
        moderated=frozenset(
            moderated | {part for part in above if _is_below(part, moderated, above)}
        ),
    )


def joined(*, at: datetime) -> Any:
    """Memberships that count at that moment."""
    return Membership.objects.filter(Q(left_at=None) | Q(left_at__gt=at), joined_at__lte=at)


def _fits(rule: Mapping[str, Any], office: Office) -> bool:
    """Whether somebody in this office has all that the rule asks for."""
    if rule["role"] and rule["role"] != office.role:
        return False
    asked = (
        (rule["country_id"], office.country_id),
        (rule["region_id"], office.region_id),
        (rule["instrument_id"], office.instrument_id),
        (rule["body_id"], office.body_id),
    )
    return all(need is None or need == has for need, has in asked)


def _is_below(space: int, others: set[int], above: dict[int, int | None]) -> bool:
    """Whether the space lies within one of the others, at any depth."""
    seen: set[int] = set()
    upper = above.get(space)
    while upper is not None and upper not in seen:
        if upper in others:
            return True
        seen.add(upper)
        upper = above.get(upper)
    return False
