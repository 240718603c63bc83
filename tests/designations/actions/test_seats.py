from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from whimbrel.designations.actions.seats import appoint, settle_seats
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    """Asked when the test begins: a suite may run over midnight."""
    return localdate()


def test_who_begins_next_week_is_seated_next_week(today):
    person = UserFactory()
    appoint(person=person, starts_on=today + timedelta(days=7), today=today)
    assert not User.objects.get().is_staff

    assert settle_seats(today=today + timedelta(days=7)) == 1
    assert User.objects.get().is_staff


def test_an_administrator_whose_office_ended_is_one_no_more(today):
    seated(Role.ADMINISTRATOR)
    Designation.objects.update(starts_on=today - timedelta(days=2), ends_on=today)

    settle_seats(today=today)

    person = User.objects.get()
    assert (person.is_staff, person.is_superuser) == (False, False)
    assert not person.groups.exists()


def test_settling_when_nothing_differs_changes_nothing(django_assert_num_queries, today):
    seated()

    # Two reads inside one transaction.
    with django_assert_num_queries(4):
        assert settle_seats(today=today) == 0
