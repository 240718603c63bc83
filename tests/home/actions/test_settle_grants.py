from datetime import date
from decimal import Decimal

import pytest

from tests.factories.people import UserFactory
from tests.factories.workplan import ActivityFactory, ProgrammeItemFactory
from whimbrel.home.actions.settle_grants import PLAN, settle_grants
from whimbrel.workplan.models import Movement
from whimbrel.workplan.queries.grants import accounts_of

pytestmark = pytest.mark.django_db


def test_the_demo_has_a_grant_and_only_once():
    UserFactory(email="secretariat@demo.example")
    donor = UserFactory(email="donor@demo.example")
    item = ProgrammeItemFactory(plan__code=PLAN)
    for code in ("WP-B6", "WP-B7"):
        ActivityFactory(item=item, code=code)

    settle_grants()
    grant = settle_grants()

    account = accounts_of([grant], by=date(2014, 11, 4))[grant.pk]
    assert Movement.objects.count() == 5
    assert donor.designations.get().body == grant.donor
    assert account.outstanding == Decimal("50000.00")
    assert account.spent == Decimal("33209.90")
