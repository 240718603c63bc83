import pytest
from django.contrib.auth import authenticate

from whimbrel.home.actions.build_demo import DEMO_PASSWORD, demo_people, settle_offices
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.people.models import User
from whimbrel.treaties.models import FocalPointDesignation

pytestmark = pytest.mark.django_db


def test_the_offices_of_the_demo_can_sign_in_and_settling_twice_changes_nothing(rf):
    load_reference()
    settle_offices()
    settle_offices()

    assert User.objects.count() == len(demo_people()) == 4
    assert FocalPointDesignation.objects.count() == 2
    assert [person.is_staff for person in User.objects.order_by("email")] == [
        False,
        True,
        False,
        False,
    ]
    for _office, email in demo_people():
        assert authenticate(rf.get("/"), email=email, password=DEMO_PASSWORD)
