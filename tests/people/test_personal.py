import json

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from tests.factories.people import UserFactory
from whimbrel.core.journal import record
from whimbrel.core.personal import held_of
from whimbrel.people.actions import note_sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    person = UserFactory()
    note_sign_in(person=person, session_key="k", agent="Firefox/1", address="197.248.13.77")
    TOTP.activate(person, generate_totp_secret())
    record(person, "changed profile", person, fields=["phone"])
    record(UserFactory(email="officer@example.org"), "changed", person, fields=["email"])
    return person


def rows(person, name):
    return next(held.rows for held in held_of(person) if held.name == name)


def test_everything_held_is_plain_enough_for_json(person):
    for held in held_of(person):
        json.dumps(held.rows)
        assert all(isinstance(key, str) for row in held.rows for key in row)


def test_the_journal_says_who_it_was_without_naming_an_officer(person):
    assert [(row["Who"], row["Fields"]) for row in rows(person, "The journal")] == [
        ("somebody else", "email"),
        ("you", "phone"),
    ]


def test_a_sign_in_is_given_out_with_its_network_and_without_its_seal(person):
    (sign_in,) = rows(person, "Where you signed in")

    assert (sign_in["Device"], sign_in["Network"]) == ("Firefox", "197.248.13.0/24")
    assert not any(len(str(value)) == 64 for value in sign_in.values())


def test_a_second_key_is_named_and_its_secret_stays_here(person):
    (key,) = rows(person, "Second keys and passkeys")

    assert set(key) == {"Kind", "Name", "Added", "Last used"}


def test_the_account_is_given_out_in_words_that_people_read(person):
    (account,) = rows(person, "Your account")

    assert (account["Language"], account["How often we write"], account["Quiet from"]) == (
        "English",
        "Once a day, at eight in the morning",
        "20:00:00",
    )
    assert (account["Active"], account["Groups"]) == (True, [])
    assert "Password" not in account
