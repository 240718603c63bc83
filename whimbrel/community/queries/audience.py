"""Who is to be written to of a space, and how often."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from whimbrel.community.models import Space, Subscription
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.spaces import people_of, spaces_visible_to
from whimbrel.core.mail.writing import Recipient
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of

Often = Subscription.Often
# Whoever belongs to a space and has chosen nothing is told once a day.
UNLESS_CHOSEN = Often.DAILY


@dataclass(frozen=True)
class Audience:
    """The people of one space by how often it writes to them; each a row of RECIPIENT."""

    each: list[Recipient]
    daily: list[int]
    weekly: list[int]


def audience_of(space: Space, *, at: datetime) -> Audience:
    """Who belongs to the space at that moment, and whoever else may read it and asked for its letters.

    Three queries, however many people there are, and one for each space it lies within.
    """
    chosen = dict(Subscription.objects.filter(space=space).values_list("person", "often"))
    people = {one.pk: one for one in people_of(space, on=localdate(), at=at)}
    if space.open_to != Space.OpenTo.CLOSED:
        others = [pk for pk in chosen if pk not in people]
        people |= {one.pk: one for one in User.objects.filter(pk__in=others, is_active=True)}
    often = {pk: chosen.get(pk, UNLESS_CHOSEN) for pk in people}
    return Audience(
        each=[recipient_of(one) for pk, one in people.items() if often[pk] == Often.EACH],
        daily=[pk for pk in people if often[pk] == Often.DAILY],
        weekly=[pk for pk in people if often[pk] == Often.WEEKLY],
    )


def choices_of(belonging: Belonging, *, at: datetime) -> list[tuple[Space, str]]:
    """The spaces that write to the person, each with how often, in words. Two queries."""
    chosen = dict(
        Subscription.objects.filter(person=belonging.person_id).values_list("space", "often")
    )
    seen = spaces_visible_to(belonging).filter(pk__in={*belonging.spaces, *chosen})
    return [
        (one, str(Often(chosen.get(one.pk, UNLESS_CHOSEN)).label))
        for one in seen.order_by("name_en")
        if one.is_open(at=at)
    ]
