import pytest

from whimbrel.home.actions.build_demo import settle_offices
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.home.actions.settle_notifications import settle_notifications
from whimbrel.meetings.models import Notification

pytestmark = pytest.mark.django_db


def test_three_are_issued_and_one_waits_and_settling_twice_changes_nothing():
    load_reference()
    settle_offices()
    for _ in range(2):
        settle_notifications()

    issued = Notification.objects.issued().order_by("number")
    assert [one.number for one in issued] == [1, 2, 3]
    assert Notification.objects.count() == 4
    assert issued[0].countries.count() > 100
    assert issued[1].countries.filter(answers__isnull=False).get().country.iso3 == "KEN"
