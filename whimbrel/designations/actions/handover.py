"""The step by which a successor takes over a post, and the way back."""

from datetime import datetime

from django.db import transaction

from whimbrel.core import passing
from whimbrel.core.journal import record
from whimbrel.designations.models import Handover
from whimbrel.designations.queries.handover import passages_of
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation


class TooLate(Exception):
    """The handover was taken back already, or its thirty days are over."""


@transaction.atomic
def take_over(
    *, designation: Designation, predecessor: Designation, by: User, at: datetime
) -> Handover:
    """Pass what the predecessor left open for the post to the successor. Doing it twice changes nothing."""
    handover, is_new = Handover.objects.select_for_update(of=("self",)).get_or_create(
        designation=designation, defaults={"predecessor": predecessor, "taken_over_at": at}
    )
    if not is_new and handover.taken_back_at is None:
        return handover
    passage = passages_of({designation: predecessor})[designation]
    left = passing.left_open([passage]).get(passage, {})
    handover.predecessor, handover.taken_over_at, handover.taken_back_at = predecessor, at, None
    handover.passed = passing.hand_on(left, giver=passage.giver, taker=passage.taker)
    handover.save()
    record(by, "took over", designation, entries=handover.number)
    return handover


@transaction.atomic
def take_back(*, handover: Handover, by: User, at: datetime) -> Handover:
    """Let what passed, and is still open, go back to the predecessor. Raises TooLate."""
    handover = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if not handover.can_be_taken_back(at=at):
        raise TooLate
    handover.taken_back_at = at
    handover.save(update_fields=["taken_back_at"])
    passing.hand_on(
        handover.passed,
        giver=handover.designation.person_id,
        taker=handover.predecessor.person_id,
    )
    record(by, "took back", handover.designation)
    return handover
