import pytest
from django.urls import reverse

from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


def test_a_visitor_has_no_account_page(client):
    answer = client.get(reverse("people:profile_detail"))

    assert answer["Location"].startswith(reverse("account_login"))


def test_a_person_changes_name_and_language_and_comes_back_in_the_new_one(client, person):
    answer = client.post(
        reverse("people:profile_detail"), {"display_name": "Focal point, Fiji", "language": "ar"}
    )

    person.refresh_from_db()
    assert answer["Location"] == "/ar/accounts/"
    assert (person.display_name, person.language) == ("Focal point, Fiji", "ar")
    assert JournalEntry.objects.get().verb == "changed profile"


def test_a_language_we_do_not_speak_changes_nothing(client, person):
    answer = client.post(reverse("people:profile_detail"), {"display_name": "X", "language": "tlh"})

    person.refresh_from_db()
    assert answer.status_code == 422
    assert person.language == "en"
    assert not JournalEntry.objects.exists()


def test_the_account_page_costs_four_queries(client, person, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get(reverse("people:profile_detail"))
