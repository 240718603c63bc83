from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.factories.treaties import BodyFactory
from tests.factories.workplan import (
    ActivityFactory,
    CostEstimateFactory,
    GrantFactory,
    MovementFactory,
    WorkPlanFactory,
)
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Office, Offices
from whimbrel.workplan.models import Movement
from whimbrel.workplan.queries.grants import (
    accounts_of,
    funding_of,
    grants_visible_to,
    statement_rows,
    what_lacks_money,
)

pytestmark = pytest.mark.django_db
Kind = Movement.Kind
BY = date(2014, 11, 4)


@pytest.fixture
def plan():
    return WorkPlanFactory()


def test_an_account_tells_what_moved_by_the_day():
    grant = GrantFactory(support_cost=Decimal("13.00"))
    MovementFactory(grant=grant, amount=Decimal("1000.00"))
    MovementFactory(grant=grant, kind=Kind.RECEIVED, amount=Decimal("600.00"))
    MovementFactory(grant=grant, kind=Kind.SPENT, amount=Decimal("200.00"))
    MovementFactory(grant=grant, kind=Kind.SPENT, amount=Decimal("50.00"), day=date(2014, 11, 5))

    account = accounts_of([grant], by=BY)[grant.pk]

    assert (account.pledged, account.received, account.spent) == (1000, 600, 200)
    assert account.outstanding == 400
    assert account.support == Decimal("26.00")
    assert account.at_hand == Decimal("374.00")


def test_what_came_above_the_pledge_is_not_outstanding():
    grant = GrantFactory()
    MovementFactory(grant=grant, kind=Kind.RECEIVED)

    assert accounts_of([grant], by=BY)[grant.pk].outstanding == 0


def test_an_activity_lacks_what_its_latest_estimate_has_above_its_pledges(plan):
    activity = ActivityFactory(item__plan=plan)
    CostEstimateFactory(activity=activity, amount=Decimal("9000.00"), as_of=date(2012, 1, 1))
    CostEstimateFactory(activity=activity, amount=Decimal("5000.00"), as_of=date(2013, 1, 1))
    movement = MovementFactory(amount=Decimal("2000.00"))
    movement.shares.create(activity=activity, amount=Decimal("2000.00"))

    (funded,) = funding_of(plan, by=BY)

    assert funded.lacks == Decimal("3000.00")


def test_money_that_came_without_a_pledge_is_lacking_no_more(plan):
    activity = ActivityFactory(item__plan=plan)
    CostEstimateFactory(activity=activity, amount=Decimal("5000.00"))
    grant = GrantFactory()
    for kind, amount in ((Kind.PLEDGED, "1000.00"), (Kind.RECEIVED, "4000.00")):
        movement = MovementFactory(grant=grant, kind=kind, amount=Decimal(amount))
        movement.shares.create(activity=activity, amount=Decimal(amount))

    (funded,) = funding_of(plan, by=BY)

    assert funded.lacks == Decimal("1000.00")


def test_currency_and_support_cost_stand_once_money_moved_by_them():
    grant = GrantFactory(currency="EUR", support_cost=Decimal("13.00"))
    grant.currency = "USD"
    grant.clean()

    grant.currency = "EUR"
    MovementFactory(grant=grant, kind=Kind.RECEIVED)
    grant.support_cost = Decimal("7.00")
    grant.clean()

    MovementFactory(grant=grant, kind=Kind.SPENT)
    grant.currency = "USD"
    with pytest.raises(ValidationError) as refused:
        grant.clean()
    assert set(refused.value.message_dict) == {"currency", "support_cost"}
    assert "13 per cent" in refused.value.message_dict["support_cost"][0]


def test_nothing_is_said_to_lack_without_an_estimate_or_across_currencies(plan):
    ActivityFactory(item__plan=plan)
    other = ActivityFactory(item__plan=plan)
    CostEstimateFactory(activity=other, currency="EUR")
    movement = MovementFactory(grant__currency="USD", currency="USD")
    movement.shares.create(activity=other, amount=Decimal("1000.00"))

    assert [one.lacks for one in funding_of(plan, by=BY)] == [None, None]
    assert what_lacks_money(plan, by=BY) == []


def test_what_is_done_asks_for_no_support(plan):
    done = ActivityFactory(item__plan=plan, completed_on=date(2013, 1, 1))
    open_ = ActivityFactory(item__plan=plan)
    for activity in (done, open_):
        CostEstimateFactory(activity=activity)

    assert [one.activity for one in what_lacks_money(plan, by=BY)] == [open_]


@pytest.mark.parametrize("number", [1, 3])
def test_the_funding_of_a_plan_costs_the_same_for_one_or_many(
    number, plan, django_assert_num_queries
):
    for activity in ActivityFactory.create_batch(number, item__plan=plan):
        CostEstimateFactory(activity=activity)
        MovementFactory().shares.create(activity=activity, amount=Decimal("1000.00"))

    with django_assert_num_queries(3):
        assert len(funding_of(plan, by=BY)) == number


def test_a_donor_sees_its_own_grants_and_the_secretariat_all():
    own, _other = GrantFactory(), GrantFactory()
    donor = Offices(1, (Office(Role.DONOR, body_id=own.donor_id),))
    observer = Offices(1, (Office(Role.OBSERVER, body_id=own.donor_id),))
    staff = Offices(1, (Office(Role.STAFF),))

    assert list(grants_visible_to(donor)) == [own]
    assert grants_visible_to(staff).count() == 2
    assert not grants_visible_to(observer)
    assert not grants_visible_to(Offices())


def test_a_statement_names_each_movement_with_its_rate_and_activities():
    activity = ActivityFactory(code="A1")
    grant = GrantFactory(currency="EUR", donor=BodyFactory())
    movement = MovementFactory(
        grant=grant, amount=Decimal("100.00"), currency="USD", rate=Decimal("0.9"),
        in_account=Decimal("90.00"),
    )  # fmt: skip
    movement.shares.create(activity=activity, amount=Decimal("90.00"))

    (row,) = statement_rows(grant, by=BY)

    assert row == [
        "2013-01-01", "pledged", Decimal("100.00"), "USD", Decimal("0.9"), Decimal("90.00"),
        "EUR", "A1: 90.00", "", "",
    ]  # fmt: skip
