import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.people import UserFactory
from whimbrel.people.models import FieldChoice
from whimbrel.people.particulars import CHOSEN

pytestmark = pytest.mark.django_db
PAGE = "people:privacy_detail"
ALL = {kind.field: "members" for kind in CHOSEN}


@pytest.fixture
def person(client):
    person = UserFactory(phone="+254 20 123")
    client.force_login(person)
    return person


def sections(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return {one.h3.get_text(): one.get_text() for one in page.select("main section")}


def test_a_visitor_has_nothing_to_choose(client):
    assert client.get(reverse(PAGE))["Location"].startswith(reverse("account_login"))


def test_a_person_chooses_and_sees_what_others_see(client, person):
    client.post(reverse(PAGE), {**ALL, "phone": "region", "email": "secretariat"})

    seen = sections(client.get(reverse(PAGE)))
    assert "+254 20 123" not in seen["Everybody sees"]
    assert "+254 20 123" not in seen["Members of this site see"]
    assert "+254 20 123" in seen["Members of your region see"]
    assert person.email not in seen["Members of your region see"]
    assert person.email in seen["The Secretariat sees"]


def test_a_choice_nobody_offered_changes_nothing_and_keeps_the_others_in_the_form(client, person):
    answer = client.post(reverse(PAGE), {**ALL, "phone": "friends", "address": "region"})

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert page.select_one("select[name=address] option[selected]")["value"] == "region"
    assert not FieldChoice.objects.exists()


def test_the_choices_of_one_person_are_not_those_of_another(client, person):
    other = UserFactory()
    client.post(reverse(PAGE), {**ALL, "phone": "public"})

    assert not FieldChoice.objects.filter(person=other).exists()


def test_the_page_is_kept_by_no_cache_and_costs_seven_queries(
    client, person, django_assert_num_queries
):
    with django_assert_num_queries(7):
        answer = client.get(reverse(PAGE))

    assert "no-store" in answer["Cache-Control"]
