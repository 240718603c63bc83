from datetime import date
from decimal import Decimal

import pytest

from tests.factories.exchange import ReleaseFactory
from tests.factories.workplan import ActivityFactory, MovementFactory
from whimbrel.exchange.queries.released import released_records, spent_by_year

pytestmark = pytest.mark.django_db
TODAY = date(2015, 1, 1)


def shared():
    movement = MovementFactory(grant=ReleaseFactory().grant, kind="spent")
    movement.shares.create(activity=ActivityFactory(), amount=Decimal("400.00"))


@pytest.mark.parametrize("rows", [1, 3])
def test_many_grants_cost_no_more_queries_than_one(rows, django_assert_num_queries):
    for _row in range(rows):
        shared()

    with django_assert_num_queries(4):
        told = released_records(on=TODAY)

    assert [str(one.moved[0].amount) for one in told.activities] == ["400.00"] * rows
    assert [str(one.moved[0].amount) for one in told.grants] == ["600.00"] * rows


def test_what_was_spent_stands_by_year_and_currency_and_never_across_two():
    grant = ReleaseFactory().grant
    dollars = ReleaseFactory(grant__currency="USD").grant
    MovementFactory(grant=grant, kind="spent", day=date(2013, 5, 1))
    MovementFactory(grant=grant, kind="spent", day=date(2014, 5, 1))
    MovementFactory(grant=dollars, kind="spent", day=date(2014, 5, 1))

    assert [(one.year, one.currency, str(one.amount)) for one in spent_by_year(on=TODAY)] == [
        (2013, "EUR", "1000.00"), (2014, "EUR", "1000.00"), (2014, "USD", "1000.00"),
    ]  # fmt: skip
