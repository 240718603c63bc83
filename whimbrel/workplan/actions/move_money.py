"""Money of a grant: entered, shared out over activities and workshops, and taken back where it was entered wrongly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.core.money import converted, split
from whimbrel.people.models import User
from whimbrel.treaties.models import Meeting
from whimbrel.workplan.models import Activity, Grant, MeetingShare, Movement, Share


class AlreadyTakenBack(Exception):
    """The movement was taken back before, or takes back another itself; nothing was changed."""


@dataclass(frozen=True)
class Entry:
    """What is entered: how much of which currency moved on which day, and what one unit of it was worth in the
    currency of the account."""

    kind: str
    day: date
    amount: Decimal
    currency: str
    key: str
    rate: Decimal = Decimal(1)
    note: str = ""


@transaction.atomic
def enter_movement(
    *,
    grant: Grant,
    entry: Entry,
    weights: Mapping[Activity, Decimal] | Mapping[Activity | Meeting, Decimal],
    by: User,
    at: datetime,
) -> Movement:
    """Keep the movement, shared over activities and workshops as their weights have it. The same key enters it once.

    Without weights it falls to none of them. Raises ValueError for weights that share nothing.
    """
    before = Movement.objects.filter(key=entry.key).first()
    if before is not None:
        return before
    moved = Movement.objects.create(
        grant=grant,
        kind=entry.kind,
        day=entry.day,
        amount=entry.amount,
        currency=entry.currency,
        rate=entry.rate,
        in_account=converted(entry.amount, entry.rate),
        note=entry.note,
        key=entry.key,
        entered_by=by,
        entered_at=at,
    )
    if weights:
        parts = split(moved.in_account, list(weights.values()))
        _share(moved, list(zip(weights, parts, strict=True)))
    record(by, "entered money", grant, amount=f"{entry.amount} {entry.currency}", kind=entry.kind)
    return moved


@transaction.atomic
def take_back_movement(*, movement: Movement, reason: str, by: User, at: datetime) -> Movement:
    """Enter the opposite of the movement, on its own day, so that both stay to be seen. Raises AlreadyTakenBack."""
    locked = Movement.objects.select_for_update().get(pk=movement.pk)
    if locked.takes_back_id or Movement.objects.filter(takes_back=locked).exists():
        raise AlreadyTakenBack
    back = Movement.objects.create(
        grant=locked.grant,
        kind=locked.kind,
        day=locked.day,
        amount=-locked.amount,
        currency=locked.currency,
        rate=locked.rate,
        in_account=-locked.in_account,
        note=reason,
        takes_back=locked,
        key=f"takes-back-{locked.pk}",
        entered_by=by,
        entered_at=at,
    )
    Share.objects.bulk_create(
        Share(movement=back, activity_id=one.activity_id, amount=-one.amount)
        for one in locked.shares.all()
    )
    MeetingShare.objects.bulk_create(
        MeetingShare(movement=back, meeting_id=one.meeting_id, amount=-one.amount)
        for one in locked.meeting_shares.all()
    )
    record(by, "took back money", locked.grant, amount=f"{locked.amount} {locked.currency}")
    return back


def _share(moved: Movement, parts: list[tuple[Activity | Meeting, Decimal]]) -> None:
    Share.objects.bulk_create(
        Share(movement=moved, activity=one, amount=part)
        for one, part in parts
        if part and isinstance(one, Activity)
    )
    MeetingShare.objects.bulk_create(
        MeetingShare(movement=moved, meeting=one, amount=part)
        for one, part in parts
        if part and isinstance(one, Meeting)
    )
