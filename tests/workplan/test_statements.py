from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories.workplan import ActivityFactory, GrantFactory, MovementFactory
from whimbrel.core.documents.tree import Table
from whimbrel.workplan.queries.grants import statement_rows
from whimbrel.workplan.statements import statement_document

pytestmark = pytest.mark.django_db
DAY = date(2014, 6, 30)


def tables(grant):
    document = statement_document(grant, by=DAY, made_at=datetime(2014, 7, 1, tzinfo=UTC))
    return {one.caption: one.rows for one in document.blocks if isinstance(one, Table)}


def test_a_donor_reads_what_came_what_went_and_for_which_activity():
    grant = GrantFactory(support_cost=Decimal("10.00"))
    activity = ActivityFactory(code="A1", title_en="A manual")
    MovementFactory(grant=grant, kind="received", amount=Decimal("5000.00"))
    for amount in ("1000.10", "500.20", "-500.20"):
        movement = MovementFactory(grant=grant, kind="spent", amount=Decimal(amount))
        movement.shares.create(activity=activity, amount=movement.amount)
    MovementFactory(grant=grant, kind="spent", day=date(2014, 7, 1))
    told = tables(grant)

    assert told["Spent"] == (("A1 A manual", "€1,000.10"),)
    assert ("Received", "€5,000.00") in told["Account"]
    assert ("Programme support cost", "€100.01") in told["Account"]
    assert ("At hand", "€3,899.89") in told["Account"]
    assert len(told["Each movement"]) == 4


def test_a_grant_without_movements_tells_its_empty_account_alone():
    assert list(tables(GrantFactory())) == ["Account"]


def test_activities_of_two_plans_with_one_code_are_told_apart():
    grant = GrantFactory()
    for plan, amount in (("plan-2012", "10.00"), ("plan-2015", "20.00")):
        activity = ActivityFactory(code="A1", title_en="A manual", item__plan__code=plan)
        movement = MovementFactory(grant=grant, kind="spent", amount=Decimal(amount))
        movement.shares.create(activity=activity, amount=movement.amount)

    told = tables(grant)

    assert told["Spent"] == (
        ("plan-2012/A1 A manual", "€10.00"),
        ("plan-2015/A1 A manual", "€20.00"),
    )
    assert [row[3] for row in told["Each movement"]] == ["plan-2012/A1", "plan-2015/A1"]
    assert [row[7] for row in statement_rows(grant, by=DAY)] == [
        "plan-2012/A1: 10.00",
        "plan-2015/A1: 20.00",
    ]
