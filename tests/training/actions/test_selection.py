from datetime import UTC, datetime

import pytest

from tests.factories.training import NomineeFactory, WorkshopFactory, standing
from tests.training.racing import at_once
from whimbrel.core.models import Letter
from whimbrel.training.actions.selection import TooFewPlaces, decide
from whimbrel.training.actions.standings import CannotStand
from whimbrel.training.models import Status

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def nominees(workshop, number, status=Status.NOMINATED):
    return [standing(NomineeFactory(workshop=workshop), status) for _ in range(number)]


def decided(workshop, chosen, status, by, **more):
    return decide(
        workshop=workshop, chosen=[one.pk for one in chosen], status=status, by=by, at=NOON, **more
    )


def test_those_selected_are_asked_to_confirm(secretariat_person):
    workshop = WorkshopFactory(places=2)
    chosen = nominees(workshop, 2)

    decided(workshop, chosen, Status.SELECTED, secretariat_person)

    assert {one.status().status for one in chosen} == {"selected"}
    assert {one.status().by for one in chosen} == {secretariat_person}
    assert Letter.objects.count() == 2


def test_more_than_the_free_places_cannot_be_selected(secretariat_person):
    workshop = WorkshopFactory(places=2)
    nominees(workshop, 1, Status.CONFIRMED)
    chosen = nominees(workshop, 2)

    with pytest.raises(TooFewPlaces, match="1 places are free, and 2 persons are chosen"):
        decided(workshop, chosen, Status.SELECTED, secretariat_person)

    assert {one.status().status for one in chosen} == {"nominated"}
    assert not Letter.objects.exists()


def test_all_are_decided_or_none(secretariat_person):
    workshop = WorkshopFactory(places=5)
    good, gone = nominees(workshop, 1), nominees(workshop, 1, Status.WITHDRAWN)

    with pytest.raises(CannotStand, match=gone[0].name):
        decided(workshop, good + gone, Status.PROPOSED, secretariat_person)

    assert good[0].status().status == "nominated"


def test_who_is_refused_reads_why(secretariat_person):
    workshop = WorkshopFactory(places=1)
    chosen = nominees(workshop, 1)

    decided(workshop, chosen, Status.NOT_SELECTED, secretariat_person, because="One a Party.")

    assert "One a Party." in Letter.objects.get().text


def test_a_choice_sent_twice_writes_once(secretariat_person):
    workshop = WorkshopFactory(places=1)
    chosen = nominees(workshop, 1)

    for _ in range(2):
        decided(workshop, chosen, Status.SELECTED, secretariat_person)

    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_select_for_the_last_place_at_once_select_one(secretariat_person):
    workshop = WorkshopFactory(places=1)
    both = nominees(workshop, 2)

    found = at_once(
        *(
            lambda one=one: decided(workshop, [one], Status.SELECTED, secretariat_person)
            for one in both
        )
    )

    assert sum(isinstance(one, TooFewPlaces) for one in found) == 1
    assert sorted(one.status().status for one in both) == ["nominated", "selected"]
