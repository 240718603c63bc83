from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.core.personal import erase_all, held_of
from whimbrel.people.actions import accept_rules, load_first_rules
from whimbrel.people.models import RulesAcceptance, RulesVersion
from whimbrel.people.needs import rules

pytestmark = pytest.mark.django_db
PASSWORD = "a long walk over the mudflat"
ACCEPT = "/en/accounts/rules/accept/"


@pytest.fixture
def first():
    return RulesVersion.objects.create(
        number=1, in_force_on=date(2024, 1, 1), text_en="Be kind.", text_fr="Soyez bienveillants."
    )


@pytest.fixture
def person():
    person = UserFactory(email="kenya@example.org")
    person.set_password(PASSWORD)
    person.save()
    return person


def newer(**fields):
    return RulesVersion.objects.create(
        **{"number": 2, "in_force_on": localdate(), "text_en": "Be brief."} | fields
    )


def sign_in(client, way=""):
    where = reverse("account_login") + (f"?next={way}" if way else "")
    return client.post(where, {"login": "kenya@example.org", "password": PASSWORD, "next": way})


def test_the_rules_are_public_in_the_reader_s_language_and_in_english_where_not_translated(
    client, first
):
    assert "Soyez bienveillants." in client.get("/fr/accounts/rules/").content.decode()
    assert "Be kind." in client.get("/es/accounts/rules/").content.decode()


def test_an_older_version_can_still_be_read_and_one_to_come_cannot(client, first):
    newer()
    newer(number=3, in_force_on=localdate() + timedelta(days=1), text_en="Be elsewhere.")

    assert "Be brief." in client.get("/en/accounts/rules/").content.decode()
    assert "Be kind." in client.get("/en/accounts/rules/?version=1").content.decode()
    for number in ("3", "4", "x", "-1"):
        assert client.get(f"/en/accounts/rules/?version={number}").status_code == 404


def test_the_page_says_how_long_things_are_kept_as_the_settings_have_it(client, first, settings):
    settings.KEEP_SCANS_DAYS, settings.KEEP_JOURNAL_DAYS = 77, 0

    page = client.get("/en/accounts/rules/").content.decode()

    assert "77 days" in page
    assert "for good" in page


def test_a_newcomer_accepts_the_rules_before_the_first_step_and_it_is_kept(client, first, person):
    client.force_login(person)

    answer = client.get(reverse("people:welcome"))
    assert answer["Location"] == f"{ACCEPT}?next=%2Fen%2Faccounts%2Fwelcome%2F"
    answer = client.post(ACCEPT, {"version": "1", "next": "/en/accounts/welcome/"})

    assert answer["Location"] == "/en/accounts/welcome/"
    assert RulesAcceptance.objects.get(person=person).version == first
    assert JournalEntry.objects.get(verb="accepted rules").actor == person
    answer = client.get(reverse("people:welcome"))
    assert answer["Location"] == "/en/accounts/welcome/language-and-time/"


def test_a_new_version_is_asked_about_at_the_next_sign_in_and_once(client, first, person):
    accept_rules(person=person, version=first, at=now())
    assert sign_in(client, "/en/countries/")["Location"] == "/en/countries/"
    client.logout()
    newer()

    answer = sign_in(client, "/en/countries/")
    assert answer["Location"] == f"{ACCEPT}?next=%2Fen%2Fcountries%2F"
    page = client.get(answer["Location"]).content.decode()
    assert "have changed" in page
    assert "Be brief." in page
    client.post(ACCEPT, {"version": "2", "next": "/en/countries/"})
    client.logout()

    assert sign_in(client, "/en/countries/")["Location"] == "/en/countries/"


def test_it_waits_on_the_desk_of_whoever_stays_signed_in(first, person):
    assert [need.url for need in rules(person, now())] == [ACCEPT]

    accept_rules(person=person, version=first, at=now())
    assert rules(person, now()) == []


def test_what_was_read_is_what_is_accepted(client, first, person):
    client.force_login(person)
    newer()

    answer = client.post(ACCEPT, {"version": "1"})

    assert answer.status_code == 200
    assert not RulesAcceptance.objects.exists()


def test_the_way_on_leads_to_no_other_site(client, first, person):
    client.force_login(person)

    answer = client.post(ACCEPT, {"version": "1", "next": "https://evil.example/"})

    assert answer["Location"] == "/en/desk/"


def test_a_version_that_somebody_accepted_is_not_written_anew(first, person):
    first.full_clean()
    accept_rules(person=person, version=first, at=now())
    accept_rules(person=person, version=first, at=now())

    with pytest.raises(Exception, match="Write a new one"):
        first.full_clean()
    assert RulesAcceptance.objects.count() == 1


def test_what_was_accepted_is_given_out_and_goes_with_the_person(first, person):
    accept_rules(person=person, version=first, at=now())

    rows = next(held.rows for held in held_of(person) if held.name == "Rules you accepted")
    assert [row["Version"] for row in rows] == [1]

    erase_all(person, kept_as="former member")
    assert not RulesAcceptance.objects.exists()


def test_the_house_comes_with_rules_in_every_language_and_never_over_those_of_the_secretariat():
    version = load_first_rules(in_force_on=date(2026, 1, 1))

    paragraphs = [
        getattr(version, f"text_{code}").count("\n\n") for code in ("en", "fr", "es", "ar", "ru")
    ]
    assert paragraphs == [7, 7, 7, 7, 7]
    assert load_first_rules(in_force_on=date(2026, 1, 1)) is None
