"""What of training passes to a successor: the nominations that a focal point handed in for workshops to come."""

from collections.abc import Collection, Sequence

from django.utils.timezone import localdate
from django.utils.translation import ngettext_lazy

from whimbrel.core.passing import Passage, Records, passes
from whimbrel.training.models import Nomination


def nominations_left(passages: Sequence[Passage]) -> dict[Passage, Records]:
    """Handed in by the givers for the country, for workshops that have not begun."""
    rows = list(
        Nomination.objects.filter(
            submitted_by__in={one.giver for one in passages},
            invitation__country__in={one.country for one in passages},
            invitation__workshop__meeting__starts_on__gte=localdate(),
        ).values_list("pk", "submitted_by", "invitation__country")
    )
    return {
        passage: [
            pk
            for pk, person, country in rows
            if person == passage.giver and country == passage.country
        ]
        for passage in passages
    }


def move_nominations(records: Collection[int], *, giver: int, taker: int) -> Records:
    found = Nomination.objects.filter(pk__in=records, submitted_by=giver)
    moved = list(found.values_list("pk", flat=True))
    Nomination.objects.filter(pk__in=moved).update(submitted_by=taker)
    return moved


passes(
    "training.nominations",
    ngettext_lazy("%d nomination for a workshop", "%d nominations for workshops"),
    left_by=nominations_left,
    hand_on=move_nominations,
)
