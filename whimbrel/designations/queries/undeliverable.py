"""People in office whom our letters do not reach any more."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery

from whimbrel.core.models import DeliveryAttempt, Letter
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation

LOST = Q(failed_at__isnull=False) | Q(bounced_at__isnull=False)


@dataclass(frozen=True)
class Undeliverable:
    """One person, the last letter that did not arrive, what their server said, and what they hold."""

    person: User
    letter_id: int
    written_at: datetime
    why: str
    posts: tuple[Designation, ...]


def undeliverable(*, on: date) -> list[Undeliverable]:
    """Whose last letter, to the address they have now, was given up or came back; the latest first. Three queries.

    A letter that arrives, or another address, takes a person off the list.
    """
    letters = Letter.objects.filter(recipient=OuterRef("pk"), address__iexact=OuterRef("email"))
    lost = letters.filter(LOST).order_by("-written_at", "-pk")
    arrived = letters.filter(sent_at__isnull=False, bounced_at=None).order_by("-written_at")
    held = Designation.objects.in_office(on=on).filter(person=OuterRef("pk"))
    people = list(
        User.objects.filter(Exists(held))
        .annotate(
            lost_id=Subquery(lost.values("pk")[:1]),
            lost_at=Subquery(lost.values("written_at")[:1]),
            arrived_at=Subquery(arrived.values("written_at")[:1]),
        )
        .filter(lost_id__isnull=False)
        .filter(Q(arrived_at=None) | Q(arrived_at__lt=F("lost_at")))
        .order_by("-lost_at", "pk")
    )
    said = dict(
        DeliveryAttempt.objects.filter(letter__in=[one.lost_id for one in people])
        .order_by("at", "pk")
        .values_list("letter", "why")
    )
    posts: dict[int, list[Designation]] = {}
    for one in (
        Designation.objects.in_office(on=on)
        .filter(person__in=people)
        .select_related("country", "region", "body", "instrument")
        .order_by("pk")
    ):
        posts.setdefault(one.person_id, []).append(one)
    return [
        Undeliverable(
            one, one.lost_id, one.lost_at, said.get(one.lost_id, ""), tuple(posts.get(one.pk, ()))
        )
        for one in people
    ]
