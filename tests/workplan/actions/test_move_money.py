from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.people import UserFactory
from tests.factories.treaties import MeetingFactory
from tests.factories.workplan import ActivityFactory, GrantFactory
from whimbrel.core.models import JournalEntry
from whimbrel.workplan.actions.move_money import (
    AlreadyTakenBack,
    Entry,
    enter_movement,
    take_back_movement,
)
from whimbrel.workplan.models import Movement, Share
from whimbrel.workplan.queries.grants import accounts_of

pytestmark = pytest.mark.django_db
DAY = date(2013, 5, 1)


def entered(grant, amount="100.00", weights=(), **fields):
    fields = {"kind": "pledged", "day": DAY, "currency": grant.currency, "key": "k1"} | fields
    return enter_movement(
        grant=grant,
        entry=Entry(amount=Decimal(amount), **fields),
        weights=dict(weights),
        by=UserFactory(),
        at=now(),
    )


def test_a_movement_is_kept_with_its_rate_and_in_the_currency_of_the_account():
    moved = entered(GrantFactory(currency="EUR"), "1000.00", currency="USD", rate=Decimal("0.8"))

    assert (moved.amount, moved.currency, moved.rate) == (Decimal(1000), "USD", Decimal("0.8"))
    assert moved.in_account == Decimal("800.00")


def test_what_falls_to_activities_adds_up_to_the_movement():
    one, other, third = ActivityFactory.create_batch(3)

    moved = entered(GrantFactory(), "100.00", [(one, 1), (other, 1), (third, 1)])

    assert [share.amount for share in moved.shares.all()] == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]


def test_what_a_bad_line_sends_twice_is_entered_once():
    grant = GrantFactory()

    assert entered(grant) == entered(grant)
    assert Movement.objects.count() == 1


def test_a_movement_is_in_the_journal_of_its_grant():
    entered(GrantFactory())

    assert JournalEntry.objects.filter(verb="entered money").count() == 1


def test_what_is_taken_back_leaves_nothing_and_both_stay_to_be_seen():
    grant, activity = GrantFactory(), ActivityFactory()
    moved = entered(grant, "99.99", [(activity, Decimal(1))])

    back = take_back_movement(movement=moved, reason="Twice", by=UserFactory(), at=now())

    assert accounts_of([grant], by=DAY)[grant.pk].pledged == 0
    assert sum(Share.objects.values_list("amount", flat=True)) == 0
    assert (back.takes_back, back.note) == (moved, "Twice")
    assert Movement.objects.count() == 2


def test_nothing_is_taken_back_twice_and_a_taking_back_is_not_taken_back():
    moved = entered(GrantFactory())
    back = take_back_movement(movement=moved, reason="Wrong", by=UserFactory(), at=now())

    for one in (moved, back):
        with pytest.raises(AlreadyTakenBack):
            take_back_movement(movement=one, reason="Again", by=UserFactory(), at=now())
    assert Movement.objects.count() == 2


money = st.decimals(min_value=Decimal("0.01"), max_value=10**7, places=2)
rates = st.decimals(min_value=Decimal("0.0001"), max_value=1000, places=6)


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(st.tuples(money, rates, st.booleans()), min_size=1, max_size=6))
def test_sums_over_shares_currencies_and_takings_back_never_drift_by_a_cent(entries):
    grant, activities = GrantFactory(currency="EUR"), ActivityFactory.create_batch(3)
    standing = Decimal()
    for number, (amount, rate, is_taken_back) in enumerate(entries):
        weights = {one: Decimal(place + 1) for place, one in enumerate(activities)}
        moved = entered(
            grant, str(amount), weights.items(),
            currency="USD", rate=rate, key=f"{grant.pk}-{number}", kind="spent",
        )  # fmt: skip
        if is_taken_back:
            take_back_movement(movement=moved, reason="Wrong", by=UserFactory(), at=now())
        else:
            standing += moved.in_account

    shared = Share.objects.filter(movement__grant=grant).values_list("amount", flat=True)
    assert accounts_of([grant], by=DAY)[grant.pk].spent == standing == sum(shared)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(
    cents=st.integers(1, 10**9),
    activities=st.lists(st.integers(1, 1000), max_size=3),
    workshops=st.lists(st.integers(1, 1000), min_size=1, max_size=3),
)
def test_one_cost_over_activities_and_workshops_adds_up_to_the_cent_and_is_taken_back_whole(
    db, cents, activities, workshops
):
    weights = {ActivityFactory(): Decimal(one) for one in activities}
    weights |= {MeetingFactory(): Decimal(one) for one in workshops}
    amount = Decimal(cents) / 100

    moved = entered(GrantFactory(), str(amount), weights, key=f"k-{uuid4()}")
    back = take_back_movement(movement=moved, reason="Twice", by=UserFactory(), at=now())

    def parts(movement):
        shares = [*movement.shares.all(), *movement.meeting_shares.all()]
        return [one.amount for one in shares]

    assert sum(parts(moved)) == amount
    assert sum(parts(back)) == -amount
    assert len(parts(moved)) <= len(weights)
