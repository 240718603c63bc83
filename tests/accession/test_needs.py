from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.accession import ApproachFactory
from whimbrel.accession.needs import overdue

pytestmark = pytest.mark.django_db


def test_steps_whose_day_has_passed_wait_for_the_secretariat():
    yesterday = localdate() - timedelta(days=1)
    ApproachFactory(next_step="Late", next_on=yesterday)
    ApproachFactory(next_step="Done", next_on=yesterday, done_at=now())
    ApproachFactory(next_step="Ahead", next_on=localdate())

    assert [one.text for one in overdue(now())] == ["1 step towards a non-Party is overdue"]


def test_nothing_waits_where_nothing_is_late():
    assert overdue(now()) == []
