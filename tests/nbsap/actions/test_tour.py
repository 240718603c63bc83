import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from whimbrel.nbsap.actions.tour import put_tour_away
from whimbrel.nbsap.models import TourPutAway

pytestmark = pytest.mark.django_db


def test_putting_it_away_twice_puts_it_away_once():
    person = UserFactory()

    first = put_tour_away(person=person, at=now())

    assert put_tour_away(person=person, at=now()) == first
    assert TourPutAway.objects.count() == 1
