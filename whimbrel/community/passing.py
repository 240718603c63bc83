"""What of the e-community passes to a successor: how spaces write to the post, and what was begun and not sent."""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet
from django.utils.translation import ngettext_lazy

from whimbrel.community.models import Draft, Subscription
from whimbrel.core.passing import Passage, Records, passes


def subscriptions_left(passages: Sequence[Passage]) -> dict[Passage, Records]:
    return _left(Subscription.objects.all(), passages)


def move_subscriptions(records: Collection[int], *, giver: int, taker: int) -> Records:
    """Where the taker has chosen for a space already, their choice stands."""
    chosen = Subscription.objects.filter(person=taker).values("space")
    return _moved(Subscription.objects.exclude(space__in=chosen), records, giver, taker)


def drafts_left(passages: Sequence[Passage]) -> dict[Passage, Records]:
    return _left(Draft.objects.all(), passages)


def move_drafts(records: Collection[int], *, giver: int, taker: int) -> Records:
    return _moved(Draft.objects.all(), records, giver, taker)


def _left(
    kept: QuerySet[Subscription] | QuerySet[Draft], passages: Sequence[Passage]
) -> dict[Passage, Records]:
    """What the givers keep in spaces that belong to no other post of theirs."""
    rows = kept.filter(person__in={one.giver for one in passages}).values_list(
        "pk", "person", "space__instrument"
    )
    return {
        passage: [
            pk
            for pk, person, instrument in rows
            if person == passage.giver and instrument not in passage.others
        ]
        for passage in passages
    }


def _moved(
    kept: QuerySet[Subscription] | QuerySet[Draft],
    records: Collection[int],
    giver: int,
    taker: int,
) -> Records:
    moved = list(kept.filter(pk__in=records, person=giver).values_list("pk", flat=True))
    kept.model._default_manager.filter(pk__in=moved).update(person=taker)
    return moved


passes(
    "community.subscriptions",
    ngettext_lazy("%d subscription", "%d subscriptions"),
    left_by=subscriptions_left,
    hand_on=move_subscriptions,
)
passes(
    "community.drafts",
    ngettext_lazy("%d draft in the e-community", "%d drafts in the e-community"),
    left_by=drafts_left,
    hand_on=move_drafts,
)
