import pytest

from tests.factories.people import UserFactory
from whimbrel.people.inbox import account_at

pytestmark = pytest.mark.django_db


def test_a_person_is_known_by_both_their_addresses():
    person = UserFactory(
        email="kenya@example.org", second_email="private@example.com", language="fr"
    )

    for address in ("Kenya@Example.org", "private@example.com"):
        sender = account_at(address)
        assert (sender.person, sender.language) == (person.pk, "fr")
        assert sender.recipient.address == "kenya@example.org"


def test_a_second_address_of_two_is_nobody_s():
    for number in range(2):
        UserFactory(email=f"{number}@example.org", second_email="office@example.org")

    assert account_at("office@example.org") is None


def test_who_has_left_writes_no_more():
    UserFactory(email="gone@example.org", is_active=False)

    assert account_at("gone@example.org") is None
    assert account_at("stranger@example.org") is None
