"""Where the money of a grant stands on a day, and what activities still lack. Sums are made in the currency of each
account and never across two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, QuerySet, Sum

from whimbrel.core.money import to_the_cent
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Offices
from whimbrel.workplan.models import (
    Activity,
    CostEstimate,
    Grant,
    MeetingShare,
    Movement,
    Share,
    WorkPlan,
)
from whimbrel.workplan.queries.versions import approved_content, as_approved

Kind = Movement.Kind
COLUMNS = [
    "day", "kind", "amount", "currency", "rate", "in_account", "account_currency", "activities",
    "note", "takes_back",
]  # fmt: skip


@dataclass(frozen=True)
class Account:
    """How much of each kind moved by a day, in one currency."""

    currency: str
    sums: Mapping[str, Decimal] = field(default_factory=dict)
    # Per cent, on top of what is spent.
    support_cost: Decimal = Decimal()

    def _sum(self, kind: Movement.Kind) -> Decimal:
        return self.sums.get(kind, Decimal())

    @property
    def pledged(self) -> Decimal:
        return self._sum(Kind.PLEDGED)

    @property
    def received(self) -> Decimal:
        return self._sum(Kind.RECEIVED)

    @property
    def committed(self) -> Decimal:
        return self._sum(Kind.COMMITTED)

    @property
    def spent(self) -> Decimal:
        return self._sum(Kind.SPENT)

    @property
    def in_kind(self) -> Decimal:
        return self._sum(Kind.IN_KIND)

    @property
    def support(self) -> Decimal:
        """The programme support cost of what is spent."""
        return to_the_cent(self.spent * self.support_cost / 100)

    @property
    def outstanding(self) -> Decimal:
        """Pledged and not yet received; nought where more came than was pledged."""
        return max(self.pledged - self.received, Decimal())

    @property
    def promised(self) -> Decimal:
        """What may be counted on: the pledge, or what came where that is more."""
        return max(self.pledged, self.received)

    @property
    def at_hand(self) -> Decimal:
        """Received and neither spent nor due for support. What is committed is still at hand until it is spent."""
        return self.received - self.spent - self.support


@dataclass(frozen=True)
class Funded:
    """An activity with what it was thought to cost and what is pledged for it, or came without a pledge. `lacks` is None
    where no estimate is known, or the money is in another currency than the estimate."""

    activity: Activity
    estimate: CostEstimate | None
    accounts: tuple[Account, ...]

    @property
    def lacks(self) -> Decimal | None:
        if self.estimate is None:
            return None
        same = [one for one in self.accounts if one.currency == self.estimate.currency]
        if len(same) != len([one for one in self.accounts if one.promised]):
            return None
        given = sum((one.promised + one.in_kind for one in same), Decimal())
        return max(self.estimate.amount - given, Decimal())


def grants_visible_to(offices: Offices) -> QuerySet[Grant]:
    """All for who keeps the records; its own for each donor."""
    if offices.is_secretariat:
        return Grant.objects.all()
    bodies = {one.body_id for one in offices.held if one.role == Role.DONOR and one.body_id}
    return Grant.objects.filter(donor__in=bodies)


def accounts_of(grants: Iterable[Grant], *, by: date) -> dict[int, Account]:
    """The account of each grant on that day, by its key. One query."""
    grants = list(grants)
    sums: dict[int, dict[str, Decimal]] = {}
    moved = Movement.objects.until(by).filter(grant__in=[one.pk for one in grants])
    for grant, kind, total in moved.values_list("grant", "kind").annotate(Sum("in_account")):
        sums.setdefault(grant, {})[kind] = total
    return {one.pk: Account(one.currency, sums.get(one.pk, {}), one.support_cost) for one in grants}


def movements_of(grant: Grant, *, by: date) -> QuerySet[Movement]:
    """All that moved by that day, with the activities and workshops it fell to. Three queries."""
    return (
        Movement.objects.until(by)
        .filter(grant=grant)
        .select_related("takes_back", "taken_back_by")
        .prefetch_related(
            Prefetch("shares", Share.objects.select_related("activity__item__plan")),
            Prefetch("meeting_shares", MeetingShare.objects.select_related("meeting")),
        )
    )


def plans_among(movements: Iterable[Movement]) -> set[int]:
    """The plans of the activities they fell to, by their keys."""
    return {share.activity.item.plan_id for one in movements for share in one.shares.all()}


def names_of(movements: Iterable[Movement]) -> dict[int, str]:
    """How each activity is named that they fell to, by its key: its code; its plan before it where several plans are
    among them, since a plan carries codes over from the one before."""
    movements = list(movements)
    told = {share.activity for one in movements for share in one.shares.all()}
    has_several = len(plans_among(movements)) > 1
    return {one.pk: f"{one.item.plan.code}/{one.code}" if has_several else one.code for one in told}


def parts_of(movement: Movement, named: Mapping[int, str]) -> list[tuple[str, Decimal]]:
    """What of it falls to what, by code: activities by the names given, then workshops. Needs `movements_of`."""
    return [
        *((named[one.activity_id], one.amount) for one in movement.shares.all()),
        *((one.meeting.code, one.amount) for one in movement.meeting_shares.all()),
    ]


def statement_rows(grant: Grant, *, by: date) -> list[list[object]]:
    """The statement of a grant as a table, under COLUMNS."""
    movements = list(movements_of(grant, by=by))
    named = names_of(movements)
    return [
        [
            one.day.isoformat(), one.kind, one.amount, one.currency, one.rate.normalize(),
            one.in_account, grant.currency,
            "; ".join(f"{code}: {amount}" for code, amount in parts_of(one, named)),
            one.note, one.takes_back.day.isoformat() if one.takes_back else "",
        ]
        for one in movements
    ]  # fmt: skip


def funding_of(plan: WorkPlan, *, by: date) -> list[Funded]:
    """Each activity of the plan as it is approved, with its estimate and what fell to it by that day. Three queries, and
    one where there is a version."""
    found = Activity.objects.filter(item__plan=plan).select_related("item")
    activities = as_approved(approved_content(plan), found.order_by("item__code", "code"))
    estimates: dict[int, CostEstimate] = {}
    known = CostEstimate.objects.filter(activity__in=activities, as_of__lte=by)
    for one in known.order_by("as_of"):
        # The later overwrites the earlier.
        estimates[one.activity_id] = one
    sums: dict[int, dict[str, dict[str, Decimal]]] = {}
    shares = Share.objects.filter(activity__item__plan=plan, movement__day__lte=by)
    for activity, currency, kind, total in shares.values_list(
        "activity", "movement__grant__currency", "movement__kind"
    ).annotate(Sum("amount")):
        sums.setdefault(activity, {}).setdefault(currency, {})[kind] = total
    return [
        Funded(
            one,
            estimates.get(one.pk),
            tuple(Account(code, kinds) for code, kinds in sorted(sums.get(one.pk, {}).items())),
        )
        for one in activities
    ]


def what_lacks_money(plan: WorkPlan, *, by: date) -> list[Funded]:
    """Activities not yet done whose pledges do not reach their estimate, those that lack most first. Three queries."""
    found = [
        one
        for one in funding_of(plan, by=by)
        if one.lacks and (one.activity.completed_on is None or one.activity.completed_on > by)
    ]
    return sorted(found, key=lambda one: -(one.lacks or Decimal()))
