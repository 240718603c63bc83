from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.factories.people import UserFactory
from tests.factories.training import NomineeFactory
from tests.training.racing import at_once
from whimbrel.training.actions.support import SupportRefused, decide_support, plan_travel
from whimbrel.training.models import SupportRule

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def person():
    one = NomineeFactory()
    one.workshop.funding_lines.create(fund="Fund", amount=100)
    return one


def planned(person, amount, by, key=None):
    return plan_travel(
        registration=person, fund=person.workshop.funding_lines.get(), kind="ticket",
        amount=Decimal(amount), key=key, by=by, at=NOON,
    )  # fmt: skip


def test_against_the_rule_support_is_decided_only_with_a_reason(person):
    person.workshop.support_rule = SupportRule.objects.create(name="As the Parties decided")
    officer = UserFactory()

    with pytest.raises(SupportRefused, match="none of the grounds"):
        decide_support(registration=person, is_granted=True, because=" ", by=officer, at=NOON)
    decision = decide_support(
        registration=person, is_granted=True, because="A first-timer", by=officer, at=NOON
    )

    assert (decision.is_eligible, decision.is_granted) == (False, True)


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_three_times_at_once_is_one_line(person):
    officer, key = UserFactory(), uuid4()

    found = at_once(*[lambda: planned(person, 30, officer, key)] * 3)

    assert len({one.pk for one in found}) == 1
    assert person.travel_lines.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_fund_is_never_overdrawn_by_two_at_once(person):
    officer = UserFactory()

    found = at_once(*[lambda: planned(person, 60, officer)] * 2)

    assert sum(isinstance(one, SupportRefused) for one in found) == 1
    assert person.travel_lines.get().amount == 60
