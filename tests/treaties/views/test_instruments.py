from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory, TreatyActionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    TreatyActionFactory.create_batch(number)

    with django_assert_num_queries(2):
        answer = client.get(reverse("treaties:instrument_list"))

    assert len(BeautifulSoup(answer.content, "html.parser").select("tbody tr")) == number
    assert not answer.cookies


def test_instruments_stand_under_their_kind_with_those_bound_today(client):
    cms = InstrumentFactory(code="CMS")
    InstrumentFactory(code="AEWA", kind="agreement")
    TreatyActionFactory.create_batch(2, instrument=cms)
    TreatyActionFactory(instrument=cms, ends_on=date(2010, 1, 1))

    answer = client.get(reverse("treaties:instrument_list"))

    soup = BeautifulSoup(answer.content, "html.parser")
    assert [head.get_text(strip=True) for head in soup.select("h2")] == [
        "The Convention",
        "Agreements",
    ]
    numbers = [cell.get_text(strip=True) for cell in soup.select("td.number")]
    assert numbers == ["2", "0"]


def test_an_empty_registry_teaches(client):
    answer = client.get(reverse("treaties:instrument_list"))

    assert BeautifulSoup(answer.content, "html.parser").select_one("main .note")


def test_an_instrument_says_how_it_enters_into_force_and_counts_on_any_day(client):
    cms = InstrumentFactory(
        code="CMS",
        in_force_on=date(1983, 11, 1),
        entry_rule="first_of_month",
        entry_rule_n=3,
        entry_rule_article="Art. XVIII.2",
        depositary="Government of Germany",
        is_depositary_verified=True,
    )
    TreatyActionFactory(instrument=cms)
    TreatyActionFactory(instrument=cms, in_force_on=date(2015, 1, 1))

    answer = client.get(
        reverse("treaties:instrument_detail", args=[cms.slug]), {"on": "2014-11-04"}
    )

    text = BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)
    assert "1 Party on 4 November 2014" in " ".join(text.split())
    assert "first day of the third month after the deposit (Art. XVIII.2)" in text
    assert "seen in a source" in text


@pytest.mark.parametrize("number", [1, 3])
def test_an_instrument_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    cms = InstrumentFactory(in_force_on=date(1983, 11, 1))
    TreatyActionFactory.create_batch(number, instrument=cms)

    with django_assert_num_queries(7):
        client.get(reverse("treaties:instrument_detail", args=[cms.slug]))


def test_an_impossible_day_is_told(client):
    cms = InstrumentFactory()

    answer = client.get(
        reverse("treaties:instrument_detail", args=[cms.slug]), {"on": "2014-13-45"}
    )

    assert answer.status_code == 400
    assert b"2014-11-04" in answer.content


def test_an_unknown_instrument_is_not_found(client):
    assert client.get("/en/instruments/nothing/").status_code == 404


@pytest.fixture
def late():
    """An act whose recorded entry into force is not the rule's."""
    cms = InstrumentFactory(code="CMS", entry_rule="first_of_month", entry_rule_n=3)
    return TreatyActionFactory(
        instrument=cms, deposited_on=date(2006, 4, 28), in_force_on=date(2006, 12, 1)
    )


def test_differences_are_for_the_secretariat_only(client, late, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    address = reverse("treaties:difference_list", args=["cms"])

    assert "/accounts/login/" in client.get(address)["Location"]
    client.force_login(UserFactory())
    assert client.get(address).status_code == 403
    client.force_login(seated())
    answer = client.get(address)
    row = BeautifulSoup(answer.content, "html.parser").select_one("tbody tr")
    assert "153" in row.get_text()


@pytest.mark.parametrize("number", [1, 3])
def test_differences_cost_the_same_for_one_or_many(
    number, client, late, settings, django_assert_num_queries
):
    settings.SECOND_FACTOR_REQUIRED = False
    TreatyActionFactory.create_batch(number - 1, instrument=late.instrument)
    client.force_login(seated())

    with django_assert_num_queries(7):
        client.get(reverse("treaties:difference_list", args=["cms"]))
