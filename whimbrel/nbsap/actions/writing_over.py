"""An answer takes the place of another, which is kept beside it."""

from datetime import datetime

from whimbrel.nbsap.models import Answer, Delegation, EarlierAnswer
from whimbrel.people.models import User


def write_over(
    held: Answer,
    value: str,
    *,
    at: datetime,
    person: User | None,
    delegation: Delegation | None,
    carried_from: Answer | None = None,
) -> None:
    """Inside the transaction of an action. With `carried_from` it is offered, and somebody has to look at it."""
    EarlierAnswer.objects.create(
        answer=held, value=held.value, version=held.version, answered_at=held.answered_at,
        answered_by=held.answered_by, delegation=held.delegation,
    )  # fmt: skip
    held.value, held.version, held.answered_at = value, held.version + 1, at
    held.answered_by, held.delegation = person, delegation
    held.is_carried, held.carried_from = carried_from is not None, carried_from
    held.save()
