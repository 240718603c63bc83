import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.people import UserFactory
from whimbrel.people.models import FieldChoice, WelcomeStep
from whimbrel.people.particulars import CHOSEN

pytestmark = pytest.mark.django_db


def step(name, language="en"):
    return f"/{language}/accounts/welcome/{name}/"


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


def test_a_visitor_is_welcomed_after_signing_in(client):
    for path in [reverse("people:welcome"), step("writing")]:
        assert client.get(path)["Location"].startswith(reverse("account_login"))


def test_a_newcomer_walks_through_and_is_at_home(client, person):
    assert client.get(reverse("people:welcome"))["Location"] == step("language-and-time")

    answer = client.post(step("language-and-time"), {"language": "fr", "time_zone": "Africa/Dakar"})
    assert answer["Location"] == step("writing", "fr")
    answer = client.post(
        step("writing", "fr"), {"written_to": "never", "quiet_from": "", "quiet_until": ""}
    )
    assert answer["Location"] == step("privacy", "fr")
    choices = {kind.field: "members" for kind in CHOSEN}
    answer = client.post(step("privacy", "fr"), {**choices, "phone": "region"})
    assert answer["Location"] == step("first-days", "fr")
    answer = client.post(step("first-days", "fr"))
    assert answer["Location"] == "/fr/accounts/"

    person.refresh_from_db()
    assert (person.language, person.time_zone, person.written_to) == (
        "fr",
        "Africa/Dakar",
        "never",
    )
    assert person.quiet_from is None
    assert person.welcomed_at is not None
    assert FieldChoice.objects.get(person=person).shown_to == "region"


def test_a_newcomer_who_stopped_goes_on_with_the_next_step(client, person):
    client.post(step("language-and-time"), {"language": "en", "time_zone": "UTC"})

    assert client.get(reverse("people:welcome"))["Location"] == step("writing")


def test_a_refused_step_is_not_taken_and_keeps_what_was_typed(client, person):
    answer = client.post(
        step("writing"), {"written_to": "weekly", "quiet_from": "22:00", "quiet_until": ""}
    )

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert page.find("input", attrs={"name": "quiet_from"})["value"] == "22:00"
    assert not WelcomeStep.objects.exists()


def test_the_first_days_are_a_list_with_ways_to_go(client, person):
    page = BeautifulSoup(client.get(step("first-days")).content, "html.parser")

    assert len(page.select("main ol li")) >= 4
    assert page.select_one('main ol a[href="/en/accounts/"]')


def test_there_is_no_other_step(client, person):
    assert client.get(step("dancing")).status_code == 404
