import pytest
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
)
from whimbrel.designations.queries import cards as queries
from whimbrel.designations.views import cards as views
from whimbrel.people.actions import choose_visibility

pytestmark = pytest.mark.django_db
TELEPHONE = "+254 20 123 4567"


@pytest.fixture
def africa():
    return RegionFactory(code="africa")


@pytest.fixture
def in_kenya(africa):
    person = UserFactory(display_name="Focal point, Kenya", phone=TELEPHONE)
    choose_visibility(person=person, choices={"phone": "region"})
    return DesignationFactory(
        person=person,
        country=CountryFactory(name_en="Kenya", region=africa),
        instrument=InstrumentFactory(code="CMS"),
    )


def signed_in(client, region):
    person = UserFactory()
    DesignationFactory(person=person, country=CountryFactory(region=region))
    client.force_login(person)


def card(client, designation):
    return client.get(reverse("designations:designation_card", args=[designation.pk]))


def cards(client, **asked):
    return client.get(reverse("designations:directory_cards"), asked)


def test_a_card_is_a_file_for_an_address_book(client, in_kenya):
    answer = card(client, in_kenya)

    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer.content.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Focal point\\, Kenya")


def test_what_is_shown_to_a_region_is_on_the_card_for_that_region_only(client, africa, in_kenya):
    assert TELEPHONE not in card(client, in_kenya).content.decode()

    signed_in(client, RegionFactory(code="asia"))
    assert TELEPHONE not in card(client, in_kenya).content.decode()
    assert TELEPHONE not in cards(client).content.decode()

    signed_in(client, africa)
    assert TELEPHONE in card(client, in_kenya).content.decode()
    assert TELEPHONE in cards(client).content.decode()


def test_no_card_is_kept_on_the_way(client, in_kenya):
    for answer in (card(client, in_kenya), cards(client)):
        assert "no-store" in answer["Cache-Control"]


def test_the_cards_of_a_list_are_narrowed_as_the_list_is(client, in_kenya):
    DesignationFactory(person=UserFactory(display_name="Focal point, Fiji"))

    found = cards(client, country=in_kenya.country.iso3).content.decode()

    assert found.count("BEGIN:VCARD") == 1
    assert "Fiji" not in found


@pytest.mark.parametrize("number", [1, 3])
def test_more_cards_ask_no_more_of_the_database(client, number, django_assert_num_queries):
    for _ in range(number):
        DesignationFactory()

    with django_assert_num_queries(3):
        assert cards(client).content.count(b"BEGIN:VCARD") == number


def test_a_list_that_is_not_narrowed_enough_is_not_given_out_as_cards(client, monkeypatch):
    monkeypatch.setattr(views, "MOST_CARDS", 2)
    for _ in range(2):
        DesignationFactory()
    assert cards(client).status_code == 200

    DesignationFactory()

    assert cards(client).status_code == 404
    assert queries.MOST_CARDS == 200
