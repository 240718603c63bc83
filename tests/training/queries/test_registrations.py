from datetime import UTC, datetime

import pytest

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    RegistrationFactory,
    WorkshopFactory,
    standing,
)
from tests.factories.treaties import CountryFactory
from whimbrel.training.models import Status, Workshop
from whimbrel.training.queries.registrations import places, registrations_of, waiting_list
from whimbrel.training.queries.workshops import people_reached, workshop_reach

pytestmark = pytest.mark.django_db
CAME = datetime(2013, 10, 29, 9, tzinfo=UTC)


def test_a_person_without_an_account_is_one_person_over_two_workshops():
    country = CountryFactory()
    for _ in range(2):
        NomineeFactory(email="Office@ministry.example", country=country, attended_at=CAME)

    assert workshop_reach(Workshop.objects.all()).participants == 1
    assert people_reached() == (2, 1)


def test_a_person_with_an_account_and_one_without_are_two():
    RegistrationFactory(attended_at=CAME)
    NomineeFactory(email="", attended_at=CAME)
    NomineeFactory(email="", attended_at=CAME)

    assert people_reached() == (3, 3)


def test_an_observer_from_no_country_is_counted_as_a_person_only():
    RegistrationFactory(country=None, attended_at=CAME)

    reach = workshop_reach(Workshop.objects.all())

    assert (reach.participants, reach.countries) == (1, 0)


def test_places_are_free_that_are_neither_taken_nor_offered():
    workshop = WorkshopFactory(places=5)
    for status in (Status.CONFIRMED, Status.ATTENDED, Status.SELECTED, Status.WAITING):
        standing(NomineeFactory(workshop=workshop), status)
    standing(NomineeFactory(workshop=workshop), Status.DECLINED)

    found = places(workshop)

    assert (found.taken, found.offered, found.waiting) == (2, 1, 1)
    assert (found.free, found.open) == (2, 3)


def test_a_registration_shows_how_it_stands_today():
    one = NomineeFactory()
    standing(one, Status.NOMINATED)
    standing(one, Status.SELECTED)

    assert registrations_of(one.workshop).get().now_status == "selected"
    assert one.statuses.count() == 2


def test_parties_without_anybody_come_first_on_the_waiting_list():
    workshop = WorkshopFactory(places=2)
    kenya, chad = CountryFactory(), CountryFactory()
    standing(NomineeFactory(workshop=workshop, country=kenya), Status.CONFIRMED)
    early = NomineeFactory(workshop=workshop, country=kenya)
    standing(early, Status.WAITING, datetime(2013, 9, 1, tzinfo=UTC))
    late = NomineeFactory(workshop=workshop, country=chad)
    standing(late, Status.WAITING, datetime(2013, 9, 9, tzinfo=UTC))

    assert list(waiting_list(workshop)) == [late, early]


def test_a_workshop_in_preparation_is_not_public(client):
    workshop = WorkshopFactory(published_at=None)

    assert client.get(f"/en/training/{workshop.meeting.code}/").status_code == 404
    client.force_login(UserFactory())
    assert client.get(f"/en/training/{workshop.meeting.code}/").status_code == 404
