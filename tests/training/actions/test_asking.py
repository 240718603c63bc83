from datetime import UTC, date, datetime

import pytest

from tests.factories.training import NomineeFactory, RegistrationFactory, WorkshopFactory, standing
from tests.training.racing import at_once
from whimbrel.core.models import Letter
from whimbrel.training.actions.asking import NotOpen, ask_for_place
from whimbrel.training.models import Registration, Status

pytestmark = pytest.mark.django_db
NOON = datetime(2013, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def workshop():
    return WorkshopFactory(places=5, open_until=date(2013, 9, 30))


def asked(workshop, at=NOON, **fields):
    usual = {"given_name": "Participant", "family_name": "One", "email": "one@museum.example"}
    return ask_for_place(workshop=workshop, fields=usual | fields, at=at)


def test_whoever_asks_waits_for_a_decision_and_has_the_key_to_their_page(workshop):
    one = asked(workshop, language="fr")

    assert (one.status().status, one.category, one.nominated_by) == ("nominated", "observer", None)
    letter = Letter.objects.get()
    assert (letter.address, letter.language) == ("one@museum.example", "fr")
    assert "/fr/training/places/" in letter.text


def test_whoever_is_on_the_list_only_gets_their_letter_and_nothing_of_them_changes(workshop):
    known = standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)

    assert asked(workshop, email=known.email.upper(), family_name="Somebody else") == known

    known.refresh_from_db()
    assert known.family_name != "Somebody else"
    assert known.status().status == "confirmed"
    assert Letter.objects.get().address == known.email


def test_whoever_is_on_the_list_by_their_account_is_known_by_its_address(workshop):
    known = RegistrationFactory(workshop=workshop, email="office@ministry.example")

    assert asked(workshop, email=known.person.email) == known


def test_a_namesake_with_another_address_is_somebody_else_and_learns_nothing(workshop):
    known = NomineeFactory(
        workshop=workshop, country=None, given_name="Participant", family_name="One", email=""
    )

    assert asked(workshop) != known
    assert Registration.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"open_until": None}, NOON),
        ({"open_until": date(2013, 8, 31)}, NOON),
        ({"open_until": date(2014, 1, 1)}, datetime(2013, 11, 5, tzinfo=UTC)),
        ({"open_until": date(2013, 9, 30), "published_at": None}, NOON),
    ],
)
def test_where_it_is_not_open_nobody_is_kept(fields, at):
    with pytest.raises(NotOpen):
        asked(WorkshopFactory(places=5, **fields), at)

    assert not Registration.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_three_times_at_once_is_one_person_and_one_letter(workshop):
    found = at_once(*[lambda: asked(workshop)] * 3)

    assert len({one.pk for one in found}) == 1
    assert Letter.objects.count() == 1
