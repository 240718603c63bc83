import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.accession.models import MembershipTarget

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS", slug="cms")


@pytest.mark.parametrize("parties", [1, 3])
def test_the_graph_page_costs_the_same_for_one_or_many(
    client, cms, parties, django_assert_num_queries
):
    TreatyActionFactory.create_batch(parties, instrument=cms)

    with django_assert_num_queries(7):
        answer = client.get(reverse("accession:graph_detail", args=["cms"]))

    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("parties", [1, 3])
def test_the_map_page_costs_the_same_for_one_or_many(
    client, cms, parties, django_assert_num_queries
):
    TreatyActionFactory.create_batch(parties, instrument=cms)

    with django_assert_num_queries(5):
        answer = client.get(reverse("accession:map_detail", args=["cms"]))

    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("kind", ["graph", "map"])
@pytest.mark.parametrize("day", ["2014-13-45", "yesterday", "0001-01-01", "9999-12-31"])
def test_an_impossible_day_is_answered_with_what_to_do(client, cms, kind, day):
    page = client.get(reverse(f"accession:{kind}_detail", args=["cms"]), {"on": day})
    file = client.get(reverse(f"accession:{kind}_download", args=["cms", "csv"]), {"on": day})

    assert page.status_code == file.status_code == 400
    assert "error" in page.content.decode()
    assert file["Content-Type"].startswith("text/plain")


def test_a_day_before_the_first_record_shows_an_empty_page_that_teaches(client, cms):
    TreatyActionFactory(instrument=cms)

    answer = client.get(reverse("accession:graph_detail", args=["cms"]), {"on": "1950-01-01"})

    assert answer.status_code == 200
    assert "Choose a later day" in answer.content.decode()


@pytest.mark.parametrize("kind", ["graph", "map"])
def test_an_unknown_instrument_or_form_is_not_found(client, cms, kind):
    for args in (["nowhere", "svg"], ["cms", "gif"]):
        assert client.get(reverse(f"accession:{kind}_download", args=args)).status_code == 404


def test_the_table_to_take_away_says_what_the_graph_says(client, cms):
    country = CountryFactory(name_en="Fiji")
    TreatyActionFactory(instrument=cms, country=country, in_force_on=date(2013, 4, 1))

    answer = client.get(reverse("accession:graph_download", args=["cms", "json"]))

    assert json.loads(answer.content) == [
        {"day": "2013-04-01", "joined": "Fiji", "left": "", "total": 1}
    ]


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
@pytest.mark.parametrize("kind", ["graph", "map"])
def test_another_site_may_show_the_picture(client, cms, kind, form, begins):
    TreatyActionFactory(instrument=cms)

    answer = client.get(reverse(f"accession:{kind}_download", args=["cms", form]))

    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_index_is_there_before_the_registry_is(client):
    assert "still empty" in client.get(reverse("accession:index")).content.decode()


def test_the_outlook_tells_its_range_and_how_it_would_have_done(client):
    instrument = InstrumentFactory(code="CMS")
    MembershipTarget.objects.create(
        instrument=instrument, parties=160, by=date(2032, 12, 31), source="Target 6.3"
    )
    for year in range(1980, 2026):
        TreatyActionFactory(
            country=CountryFactory(), instrument=instrument, in_force_on=date(year, 1, 1)
        )

    page = client.get(reverse("accession:outlook_detail", args=[instrument.slug]))
    text = " ".join(BeautifulSoup(page.content, "html.parser").main.get_text(" ").split())

    assert "160 Parties by 31 December 2032?" in text
    assert "If States join as they did lately" in text
    assert "earlier years what came lay within the range" in text
    assert "Target 6.3" in text
    index = client.get(reverse("accession:index")).content.decode()
    assert reverse("accession:outlook_detail", args=[instrument.slug]) in index


def test_an_instrument_without_a_target_has_no_outlook(client):
    instrument = InstrumentFactory()

    page = client.get(reverse("accession:outlook_detail", args=[instrument.slug]))

    assert page.status_code == 404
