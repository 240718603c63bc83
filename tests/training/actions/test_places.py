from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.training import NomineeFactory, WorkshopFactory, standing
from tests.factories.treaties import CountryFactory
from tests.training.racing import at_once
from whimbrel.core.models import JournalEntry, Letter
from whimbrel.training.actions.lapsing import lapse_offers
from whimbrel.training.actions.places import (
    confirm_place,
    decline_place,
    join_waiting_list,
    offer_free_places,
    withdraw,
)
from whimbrel.training.actions.standings import CannotStand
from whimbrel.training.models import Registration, Status
from whimbrel.training.queries.registrations import places, waiting_position

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def a_workshop(places=2, **fields):
    return WorkshopFactory(places=places, meeting__title_en="Before the COP", **fields)


def asked(workshop, **fields):
    return standing(NomineeFactory(workshop=workshop, **fields), Status.SELECTED)


def status(registration):
    return registration.status().status


def test_whoever_confirms_has_a_place_and_a_letter_in_their_language():
    one = asked(a_workshop(), language="fr")

    confirm_place(registration=one, at=NOON)

    assert status(one) == "confirmed"
    letter = Letter.objects.get()
    assert letter.address == one.email
    assert letter.language == "fr"
    assert f"/fr/training/{one.workshop.meeting.code}/agenda.ics" in letter.text
    assert JournalEntry.objects.get().detail == {"status": "confirmed"}


def test_said_twice_it_is_one_place_and_one_letter():
    one = asked(a_workshop())
    for _ in range(2):
        confirm_place(registration=one, at=NOON)
        assert status(one) == "confirmed"

    assert Letter.objects.count() == 1
    assert one.statuses.filter(status="confirmed").count() == 1


def test_whoever_was_not_asked_cannot_confirm():
    one = standing(NomineeFactory(workshop=a_workshop()), Status.NOMINATED)

    with pytest.raises(CannotStand):
        confirm_place(registration=one, at=NOON)

    assert status(one) == "nominated"


def test_where_the_last_place_went_whoever_was_asked_waits():
    workshop = a_workshop(places=1)
    quick, slow = asked(workshop), asked(workshop)
    confirm_place(registration=quick, at=NOON)

    confirm_place(registration=slow, at=NOON)

    assert status(slow) == "waiting"
    assert waiting_position(slow) == 1


def test_a_decline_asks_the_alternate_of_the_same_party():
    workshop, kenya = a_workshop(places=1), CountryFactory()
    one = asked(workshop, country=kenya)
    alternate = standing(
        NomineeFactory(workshop=workshop, country=kenya, is_alternate=True), Status.NOMINATED
    )
    other = standing(NomineeFactory(workshop=workshop), Status.WAITING)

    decline_place(registration=one, at=NOON, because="On leave")

    assert status(one) == "declined"
    assert one.status().because == "On leave"
    assert status(alternate) == "selected"
    assert status(other) == "waiting"
    assert Letter.objects.filter(address=alternate.email).count() == 1


def test_without_an_alternate_the_first_in_the_waiting_list_is_asked():
    workshop, kenya = a_workshop(places=2), CountryFactory()
    standing(NomineeFactory(workshop=workshop, country=kenya), Status.CONFIRMED)
    one = asked(workshop)
    of_kenya = standing(NomineeFactory(workshop=workshop, country=kenya), Status.WAITING)
    of_nobody = standing(
        NomineeFactory(workshop=workshop), Status.WAITING, NOON + timedelta(days=1)
    )

    decline_place(registration=one, at=NOON + timedelta(days=2))

    assert status(of_nobody) == "selected"
    assert status(of_kenya) == "waiting"


def test_nobody_is_asked_where_more_was_offered_than_there_is():
    workshop = a_workshop(places=1)
    first, second = asked(workshop), asked(workshop)
    waiting = standing(NomineeFactory(workshop=workshop), Status.WAITING)

    decline_place(registration=first, at=NOON)

    assert status(second) == "selected"
    assert status(waiting) == "waiting"


def test_more_places_are_offered_to_the_waiting_list_in_its_order(secretariat_person):
    workshop = a_workshop(places=1)
    standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)
    waiting = [
        standing(NomineeFactory(workshop=workshop), Status.WAITING, NOON + timedelta(hours=n))
        for n in range(3)
    ]
    workshop.places = 3
    workshop.save()

    asked_now = offer_free_places(workshop=workshop, at=NOON + timedelta(days=1))

    assert asked_now == waiting[:2]
    assert waiting_position(waiting[2]) == 1


def test_a_confirmed_place_that_is_withdrawn_is_offered_again(secretariat_person):
    workshop = a_workshop(places=1)
    one = standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)
    waiting = standing(NomineeFactory(workshop=workshop), Status.WAITING)

    withdraw(registration=one, by=secretariat_person, at=NOON, because="The post changed hands")

    assert status(waiting) == "selected"
    with pytest.raises(CannotStand):
        join_waiting_list(registration=one, at=NOON)


def test_an_offer_nobody_answers_by_its_day_goes_on():
    workshop = a_workshop(places=1, days_to_confirm=10)
    one = standing(NomineeFactory(workshop=workshop), Status.SELECTED, NOON)
    waiting = standing(NomineeFactory(workshop=workshop), Status.WAITING)

    assert lapse_offers(at=NOON + timedelta(days=10)) == 0
    assert lapse_offers(at=NOON + timedelta(days=11)) == 1
    assert lapse_offers(at=NOON + timedelta(days=11)) == 0

    assert status(one) == "declined"
    assert status(waiting) == "selected"


def test_whoever_missed_the_day_may_wait_again():
    one = standing(NomineeFactory(workshop=a_workshop()), Status.DECLINED)

    join_waiting_list(registration=one, at=NOON)

    assert waiting_position(one) == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_the_last_place_at_once_get_one_place():
    workshop = a_workshop(places=1)
    both = [asked(workshop), asked(workshop)]

    at_once(*(lambda one=one: confirm_place(registration=one, at=NOON) for one in both))

    assert sorted(status(one) for one in both) == ["confirmed", "waiting"]
    assert places(workshop).taken == 1


@pytest.mark.django_db(transaction=True)
def test_one_letter_answered_twice_at_once_is_one_place():
    workshop = a_workshop(places=3)
    one = asked(workshop)

    at_once(*[lambda: confirm_place(registration=Registration.objects.get(pk=one.pk), at=NOON)] * 3)

    assert one.statuses.filter(status="confirmed").count() == 1
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_declines_and_promotions_at_once_never_give_a_place_twice():
    workshop = a_workshop(places=3)
    leaving = [standing(NomineeFactory(workshop=workshop), Status.CONFIRMED) for _ in range(3)]
    for hour in range(5):
        standing(
            NomineeFactory(workshop=workshop), Status.WAITING, NOON - timedelta(hours=9 - hour)
        )

    at_once(
        *(lambda one=one: decline_place(registration=one, at=NOON) for one in leaving),
        lambda: offer_free_places(workshop=workshop, at=NOON),
        lambda: offer_free_places(workshop=workshop, at=NOON),
    )

    found = places(workshop)
    assert (found.taken, found.offered, found.waiting) == (0, 3, 2)


@pytest.mark.django_db(transaction=True)
def test_whoever_declines_and_confirms_at_once_stands_in_one_way_and_frees_one_place_at_most():
    workshop = a_workshop(places=1)
    one = asked(workshop)
    waiting = standing(NomineeFactory(workshop=workshop), Status.WAITING)

    at_once(
        lambda: confirm_place(registration=Registration.objects.get(pk=one.pk), at=NOON),
        lambda: decline_place(registration=Registration.objects.get(pk=one.pk), at=NOON),
    )

    # Whichever came first, the decline is the last word a nominee can say.
    assert status(one) == "declined"
    assert status(waiting) == "selected"
    assert one.statuses.filter(ended_at=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_who_declines_twice_at_once_frees_one_place():
    workshop = a_workshop(places=1)
    one = standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)
    for hour in range(2):
        standing(NomineeFactory(workshop=workshop), Status.WAITING, NOON - timedelta(hours=hour))

    at_once(*[lambda: decline_place(registration=Registration.objects.get(pk=one.pk), at=NOON)] * 3)

    found = places(workshop)
    assert (found.taken, found.offered, found.waiting) == (0, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_an_offer_that_lapses_at_two_nodes_at_once_goes_on_once():
    workshop = a_workshop(places=1, days_to_confirm=10)
    standing(NomineeFactory(workshop=workshop), Status.SELECTED, NOON)
    for hour in range(2):
        standing(NomineeFactory(workshop=workshop), Status.WAITING, NOON + timedelta(hours=hour))

    numbers = at_once(*[lambda: lapse_offers(at=NOON + timedelta(days=11))] * 2)

    assert sorted(numbers) == [0, 1]
    assert places(workshop).offered == 1
