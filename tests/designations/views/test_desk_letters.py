from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import LetterFactory, seated
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
)
from whimbrel.core.models import Letter
from whimbrel.designations.models import Confirmation, DesignationLetter, Invitation
from whimbrel.designations.queries.checklist import checklist
from whimbrel.treaties.models import Body, Designation, Role

pytestmark = pytest.mark.django_db
LIST, NEW = "/admin/designation-letters/", "/admin/designation-letters/new/"


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def officer(client):
    officer = seated()
    client.force_login(officer)
    return officer


@pytest.fixture
def letter():
    return LetterFactory(
        country=CountryFactory(iso3="KEN", name_en="Kenya"),
        instruments=[InstrumentFactory(code="CMS")],
        email="new@example.org",
    )


def at_the_desk(letter):
    return reverse("letter_check", args=[letter.pk])


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


def a_letter(**said):
    return {
        "kind": "opens", "role": "nfp", "person_name": "Somebody", "email": "new@example.org",
        "language": "en", "starts_on": "2026-03-01", "authority": "Ministry",
        "dated_on": "2026-02-01", "file": SimpleUploadedFile("letter.pdf", b"%PDF-1.7"),
    } | said  # fmt: skip


def test_the_list_has_what_waits_and_what_was_settled(client, officer, letter):
    said = words(client.get(LIST))

    assert "Kenya" in said
    assert letter.person_name in said


def test_taking_a_letter_opens_the_designation_and_leads_back_to_the_list(client, officer, letter):
    answer = client.post(at_the_desk(letter), {"points": list(checklist(letter)), "take": ""})

    assert answer["Location"] == LIST
    assert Designation.objects.filter(person__email="new@example.org").exists()
    assert Letter.objects.get().kind == "invitation"


def test_a_point_left_open_is_named_and_nothing_happens(client, officer, letter):
    ticked = [one for one in checklist(letter) if one != "authority"]

    answer = client.post(at_the_desk(letter), {"points": ticked, "take": ""})

    assert answer.status_code == 422
    assert not Designation.objects.filter(country=letter.country).exists()


def test_a_letter_that_cannot_be_done_is_told_in_words_and_not_by_a_fault(client, officer, letter):
    DesignationFactory(
        country=letter.country, instrument=letter.instruments.get(), starts_on=letter.starts_on
    )

    answer = client.post(at_the_desk(letter), {"points": list(checklist(letter)), "take": ""})

    assert answer.status_code == 422
    assert "holds this post from 2026-03-01 on" in words(answer)


def test_a_letter_goes_back_only_with_a_reason(client, officer, letter):
    assert client.post(at_the_desk(letter), {"send_back": ""}).status_code == 422

    client.post(at_the_desk(letter), {"send_back": "", "because": "Not signed"})

    letter.refresh_from_db()
    assert letter.sent_back_because == "Not signed"


def test_what_another_officer_settled_meanwhile_is_told(client, officer, letter):
    DesignationLetter.objects.update(settled_at=now(), settled_by=officer)

    answer = client.post(
        at_the_desk(letter), {"points": list(checklist(letter)), "take": ""}, follow=True
    )

    assert "Somebody settled this letter a moment ago" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({}, ["country", "instruments"]),
        ({"role": "standing"}, ["region"]),
        ({"role": "observer"}, ["body"]),
        ({"role": "trainer"}, []),
        ({"role": "staff"}, ["role"]),
        ({"kind": "vacates", "person_name": "", "email": ""}, ["country", "instruments"]),
        ({"role": "trainer", "email": ""}, ["email"]),
        ({"role": "trainer", "new_email": "b@example.org"}, ["new_email"]),
        ({"role": "trainer", "dated_on": "2099-01-01"}, ["dated_on"]),
    ],
)
def test_the_desk_asks_for_what_each_role_needs(client, officer, said, missing):
    answer = client.post(NEW, a_letter(**said))

    if missing:
        assert sorted(answer.context["form"].errors) == missing
        assert not DesignationLetter.objects.exists()
    else:
        assert answer.status_code == 302


def test_a_letter_handed_in_at_the_desk_is_checked_next(client, officer):
    RegionFactory(name_en="Africa")
    body = Body.objects.create(code="ngo", name_en="An NGO", kind=Body.Kind.ORGANIZATION)

    answer = client.post(NEW, a_letter(role="observer", body=body.pk), follow=True)

    letter = DesignationLetter.objects.get()
    assert answer.redirect_chain == [(at_the_desk(letter), 302)]
    assert "An NGO" in words(answer)


def test_only_an_administrator_names_and_takes_colleagues(client, officer):
    letter = LetterFactory(country=None, role=Role.STAFF)
    # The desk sends whoever may not back to its first page, and says so.
    assert client.get(at_the_desk(letter))["Location"] == "/admin/"
    assert client.post(at_the_desk(letter), {"take": ""})["Location"] == "/admin/"

    client.force_login(seated(Role.ADMINISTRATOR))
    assert client.get(at_the_desk(letter)).status_code == 200


def test_who_never_came_gets_a_new_link_from_the_list(client, officer):
    person = DesignationFactory().person
    Invitation.objects.create(
        person=person,
        fingerprint="0" * 64,
        invited_at=now().replace(year=2020),
        expires_at=now().replace(year=2021),
    )
    assert person.display_name in words(client.get(LIST))

    client.post(reverse("invitation_renew", args=[person.pk]))

    assert Letter.objects.get().address == person.email
    assert client.post(reverse("invitation_renew", args=[person.pk])).status_code == 404


def test_a_correction_stands_in_the_list_until_it_is_entered(client, officer):
    confirmation = Confirmation.objects.create(
        designation=DesignationFactory(),
        asked_at=now(),
        confirmed_at=now(),
        correction="Another telephone",
    )
    assert "Another telephone" in words(client.get(LIST))

    client.post(reverse("correction_settle", args=[confirmation.pk]))

    assert "Another telephone" not in words(client.get(LIST))


def test_the_list_costs_the_same_with_one_letter_and_with_three(
    client, officer, letter, django_assert_num_queries
):
    client.get(LIST)
    with django_assert_num_queries(15):
        client.get(LIST)
    for _ in range(2):
        LetterFactory(instruments=[InstrumentFactory()], dated_on=date(2026, 1, 1))

    with django_assert_num_queries(15):
        client.get(LIST)
