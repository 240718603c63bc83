import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
PAGE = "people:my_data"
PARTS = [
    "Your account",
    "Rules you accepted",
    "Who sees what",
    "Where you signed in",
    "Second keys and passkeys",
    "The journal",
]


@pytest.fixture
def person(client):
    person = UserFactory(phone="+254 20 123", address="<b>P.O.</b> Box 1")
    client.force_login(person)
    return person


@pytest.mark.parametrize("query", ["", "?format=json", "?format=html"])
def test_a_visitor_is_held_nowhere(client, query):
    assert client.get(reverse(PAGE) + query)["Location"].startswith(reverse("account_login"))


def test_a_person_reads_what_is_held_part_by_part(client, person):
    page = BeautifulSoup(client.get(reverse(PAGE)).content, "html.parser")

    assert [heading.get_text() for heading in page.select("main h2")][:6] == PARTS
    assert "+254 20 123" in page.get_text()
    assert "<b>P.O.</b> Box 1" in page.get_text()
    assert page.select_one('main a[href="/en/accounts/"]').get_text() == "Correct it"


def test_a_person_takes_it_away_for_a_machine(client, person):
    client.post(reverse("people:profile_detail"), {"display_name": "Kenya", "language": "en"})

    answer = client.get(reverse(PAGE) + "?format=json")

    parts = {part["part"]: part["rows"] for part in json.loads(answer.content)}
    assert list(parts)[:6] == PARTS
    assert parts["Your account"][0]["Telephone"] == "+254 20 123"
    assert parts["The journal"][0]["What"] == "changed their own account"
    assert 'filename="whimbrel-my-data.json"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_a_person_takes_it_away_to_read(client, person):
    answer = client.get(reverse(PAGE) + "?format=html")

    page = BeautifulSoup(answer.content, "html.parser")
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert "+254 20 123" in page.get_text()
    assert not page.select("link, script, style, form")


def test_what_leaves_the_house_holds_neither_a_seal_nor_somebody_else(client, person):
    other = UserFactory(email="other@example.org")
    person.set_password("a long walk")
    person.save()
    client.force_login(person)

    page = client.get(reverse(PAGE) + "?format=json").content.decode()

    assert person.password not in page
    assert other.email not in page


def test_there_is_no_other_form(client, person):
    assert client.get(reverse(PAGE) + "?format=exe").status_code == 404
