"""Money in the demo. What the real donors gave is not known, so a donor of the demo's own gives it."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import now

from whimbrel.exchange.models import Release
from whimbrel.people.models import User
from whimbrel.treaties.actions.designations import designate
from whimbrel.treaties.models import Body, Role
from whimbrel.workplan.actions.move_money import Entry, enter_movement
from whimbrel.workplan.models import Activity, CostEstimate, Grant, Movement

Kind = Movement.Kind
PLAN = "cms-2012-2014"
# Kind, day, amount, currency, rate, activities with their weights.
MOVED: list[tuple[str, date, str, str, str, dict[str, int]]] = [
    (Kind.PLEDGED, date(2013, 3, 1), "150000.00", "EUR", "1", {"WP-B6": 2, "WP-B7": 3}),
    (Kind.RECEIVED, date(2013, 4, 15), "100000.00", "EUR", "1", {"WP-B6": 2, "WP-B7": 3}),
    (Kind.COMMITTED, date(2013, 5, 2), "42000.00", "EUR", "1", {"WP-B6": 1}),
    (Kind.SPENT, date(2013, 11, 20), "21480.35", "USD", "0.74300000", {"WP-B6": 1}),
    (Kind.SPENT, date(2014, 6, 10), "17250.00", "EUR", "1", {"WP-B6": 1, "WP-B7": 1}),
]
ESTIMATES = {"WP-B6": "60000.00", "WP-B7": "240000.00"}


@transaction.atomic
def settle_grants() -> Grant:
    """A grant with its movements, and estimates for what it pays; a demo that is built again adds nothing."""
    secretariat = User.objects.get(email="secretariat@demo.example")
    donor, _made = Body.objects.get_or_create(
        code="demo-fund",
        defaults={
            "name_en": "Demo fund",
            "name_fr": "Fonds de démonstration",
            "kind": "organization",
        },
    )
    donors = User.objects.get(email="donor@demo.example")
    if not donors.designations.exists():
        designate(person=donors, role=Role.DONOR, body=donor, starts_on=date(2024, 1, 1))
    grant, _made = Grant.objects.get_or_create(
        code="demo-grant",
        defaults={
            "title": "Training in all regions (demo)", "donor": donor, "agreement": "DEMO/2013/1",
            "purpose": "Consistent training tools for focal points of every region",
            "conditions": "A statement of account each June", "support_cost": Decimal("13.00"),
            "starts_on": date(2013, 3, 1), "ends_on": date(2015, 2, 28),
        },
    )  # fmt: skip
    Release.objects.get_or_create(grant=grant, starts_on=date(2013, 3, 1))
    activities = {one.code: one for one in Activity.objects.filter(item__plan__code=PLAN)}
    for number, (kind, day, amount, currency, rate, weights) in enumerate(MOVED, 1):
        enter_movement(
            grant=grant,
            entry=Entry(
                kind, day, Decimal(amount), currency, f"demo-grant-{number}", rate=Decimal(rate)
            ),
            weights={activities[code]: Decimal(weight) for code, weight in weights.items()},
            by=secretariat,
            at=now(),
        )
    for code, amount in ESTIMATES.items():
        CostEstimate.objects.get_or_create(
            activity=activities[code], as_of=date(2013, 1, 1), defaults={"amount": Decimal(amount)}
        )
    return grant
