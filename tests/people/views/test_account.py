from datetime import time

import pytest
from bs4 import BeautifulSoup
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


ALL = {
    "display_name": "Focal point, Kenya",
    "personal_title": "Dr",
    "given_name": "Achieng",
    "family_name": "Otieno",
    "position": "Senior warden",
    "organisation": "Wildlife Service",
    "department": "Species",
    "language": "en",
    "time_zone": "Africa/Nairobi",
    "written_to": "weekly",
    "quiet_from": "21:00",
    "quiet_until": "06:30",
    "phone": "+254 20 123",
    "second_email": "second@example.org",
    "address": "P.O. Box 1\nNairobi",
    "spoken_languages": ["en", "sw"],
    "expertise": "waterbirds",
}


def test_a_person_says_everything_at_once(client, person):
    client.post(reverse("people:profile_detail"), ALL)

    person.refresh_from_db()
    assert (person.time_zone, person.written_to) == ("Africa/Nairobi", "weekly")
    assert (person.quiet_from, person.quiet_until) == (time(21), time(6, 30))
    assert person.languages_spoken == ["en", "sw"]
    assert person.address.splitlines() == ["P.O. Box 1", "Nairobi"]


def test_what_was_not_asked_stays_as_it_is(client, person):
    client.post(reverse("people:profile_detail"), ALL)
    client.post(reverse("people:profile_detail"), {"display_name": "X", "language": "en"})

    person.refresh_from_db()
    assert (person.display_name, person.phone) == ("X", "+254 20 123")
    assert person.languages_spoken == ["en", "sw"]


def test_unticking_every_language_keeps_none(client, person):
    client.post(reverse("people:profile_detail"), ALL)
    client.post(reverse("people:profile_detail"), {**ALL, "spoken_languages": []})

    person.refresh_from_db()
    assert person.spoken_languages == ""


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"time_zone": "Africa/Atlantis"}, "We know no time zone of this name"),
        ({"quiet_until": ""}, "Quiet hours need a beginning and an end"),
        ({"quiet_until": "21:00"}, "Quiet hours that end as they begin"),
        ({"second_email": "nobody"}, "valid email"),
        ({"spoken_languages": ["tlh"]}, "Select a valid choice"),
    ],
)
def test_a_refused_form_says_why_and_loses_nothing_that_was_typed(client, person, wrong, told):
    answer = client.post(reverse("people:profile_detail"), {**ALL, **wrong})

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert told in page.find(role="alert").get_text()
    assert page.find("input", attrs={"name": "given_name"})["value"] == "Achieng"
    assert page.find("textarea").get_text().split() == ["P.O.", "Box", "1", "Nairobi"]
    person.refresh_from_db()
    assert person.given_name == ""


def test_a_time_zone_with_an_old_name_is_kept_and_offered(client, person):
    person.time_zone = "US/Eastern"
    person.save()

    page = BeautifulSoup(client.get(reverse("people:profile_detail")).content, "html.parser")

    chosen = page.select("select[name=time_zone] option[selected]")
    assert [option["value"] for option in chosen] == ["US/Eastern"]


def test_every_question_of_the_account_has_its_label_and_its_group(client, person):
    page = BeautifulSoup(client.get(reverse("people:profile_detail")).content, "html.parser")

    headings = [legend.get_text(strip=True) for legend in page.select("legend:has(h2)")]
    assert headings == [
        "Name and office",
        "Language and time zone",
        "How we write to you",
        "Where to find you",
    ]
    for question in page.select("main form :is(input, select, textarea):not([type=hidden])"):
        assert page.find("label", attrs={"for": question["id"]})


def test_the_account_page_costs_six_queries(client, person, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get(reverse("people:profile_detail"))
