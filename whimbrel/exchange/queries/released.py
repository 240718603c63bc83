"""The work plan and the money of the released grants on a day, each amount once: what a movement shares over activities is
told by them, the rest by its grant. Notes, conditions and numbers of agreements stay in the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from whimbrel.exchange.models import Release
from whimbrel.workplan.models import Activity, Grant, Movement, Share


@dataclass(frozen=True)
class Moved:
    """An amount that moved on a day, in the currency of the account."""

    kind: str
    day: date
    amount: Decimal
    currency: str
    donor: str


@dataclass(frozen=True)
class ToldGrant:
    grant: Grant
    moved: tuple[Moved, ...]
    # The codes of what it paid for.
    activities: tuple[str, ...]


@dataclass(frozen=True)
class ToldActivity:
    activity: Activity
    # Its name among all plans.
    code: str
    moved: tuple[Moved, ...]
    grants: tuple[str, ...]

    @property
    def donors(self) -> list[str]:
        return sorted({one.donor for one in self.moved})


@dataclass(frozen=True)
class Spent:
    """What was spent in a calendar year, in one currency."""

    year: int
    currency: str
    amount: Decimal


@dataclass(frozen=True)
class Told:
    grants: tuple[ToldGrant, ...]
    activities: tuple[ToldActivity, ...]


def released_grants(*, on: date) -> list[Grant]:
    """The grants that may be told of on that day. One query."""
    released = Release.objects.in_force(on=on).values("grant")
    return list(Grant.objects.filter(pk__in=released).select_related("donor").order_by("code"))


def released_records(*, on: date) -> Told:
    """All plans' activities as far as they are approved, and the released grants, with what moved by that day. Four
    queries. What fell to an activity that is not approved stands with the rest of its grant."""
    grants = released_grants(on=on)
    activities = (
        Activity.objects.in_force()
        .select_related("item__plan")
        .order_by("item__plan__starts_on", "item__code", "code")
    )
    names = {one.pk: code_of(one) for one in activities}
    movements = list(_movements(grants, on))
    by_activity: dict[int, list[tuple[str, Moved]]] = {}
    by_grant: dict[int, list[Moved]] = {}
    paid: dict[int, set[str]] = {}
    shares = _shares(movements)
    for movement in movements:
        rest = movement.in_account
        for share in shares.get(movement.pk, ()):
            if share.activity_id not in names:
                continue
            rest -= share.amount
            by_activity.setdefault(share.activity_id, []).append(
                (movement.grant.code, _moved(movement, share.amount))
            )
            paid.setdefault(movement.grant_id, set()).add(names[share.activity_id])
        if rest:
            by_grant.setdefault(movement.grant_id, []).append(_moved(movement, rest))
    return Told(
        tuple(
            ToldGrant(one, tuple(by_grant.get(one.pk, ())), tuple(sorted(paid.get(one.pk, ()))))
            for one in grants
        ),
        tuple(_told(one, names[one.pk], by_activity.get(one.pk, [])) for one in activities),
    )


def spent_by_year(*, on: date) -> list[Spent]:
    """What was spent of the released grants, by year and currency, by that day. Two queries."""
    sums: dict[tuple[int, str], Decimal] = {}
    for movement in _movements(released_grants(on=on), on):
        if movement.kind == Movement.Kind.SPENT:
            key = movement.day.year, movement.grant.currency
            sums[key] = sums.get(key, Decimal()) + movement.in_account
    return [Spent(year, currency, sums[year, currency]) for year, currency in sorted(sums)]


def code_of(activity: Activity) -> str:
    return f"{activity.item.plan.code}-{activity.code}"


def _movements(grants: Iterable[Grant], on: date) -> Iterable[Movement]:
    """Given in kind is no money, and is not told as if it were."""
    return (
        Movement.objects.until(on)
        .filter(grant__in=[one.pk for one in grants])
        .exclude(kind=Movement.Kind.IN_KIND)
        .select_related("grant__donor")
        .order_by("day", "pk")
    )


def _shares(movements: Iterable[Movement]) -> dict[int, list[Share]]:
    found: dict[int, list[Share]] = {}
    keys = [one.pk for one in movements]
    for share in Share.objects.filter(movement__in=keys).order_by("pk"):
        found.setdefault(share.movement_id, []).append(share)
    return found


def _told(activity: Activity, code: str, moved: list[tuple[str, Moved]]) -> ToldActivity:
    grants = tuple(sorted({grant for grant, _moved in moved}))
    return ToldActivity(activity, code, tuple(one for _grant, one in moved), grants)


def _moved(movement: Movement, amount: Decimal) -> Moved:
    grant = movement.grant
    return Moved(movement.kind, movement.day, amount, grant.currency, grant.donor.name_en)
