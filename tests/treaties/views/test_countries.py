from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    MeetingFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.treaties.models import CountryName, TreatyAction

pytestmark = pytest.mark.django_db


def soup_of(answer):
    return BeautifulSoup(answer.content, "html.parser")


def names(answer):
    return [link.get_text(strip=True) for link in soup_of(answer).select("tbody th a")]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    TreatyActionFactory.create_batch(number)

    with django_assert_num_queries(4):
        answer = client.get(reverse("treaties:country_list"))

    assert len(names(answer)) == number
    assert not answer.cookies


@pytest.mark.parametrize("search", ["co", "Cô", "swazi", "SWZ", "esw", "d'iv"])
def test_a_country_is_found_by_the_beginning_of_a_name_it_bears_or_bore(client, search):
    CountryFactory(iso3="CIV", name_en="Côte d'Ivoire", name_fr="Côte d'Ivoire")
    eswatini = CountryFactory(iso3="SWZ", name_en="Eswatini")
    CountryName.objects.create(country=eswatini, name_en="Swaziland", ends_on=date(2018, 4, 19))
    CountryFactory(iso3="KEN", name_en="Kenya")

    answer = client.get(reverse("treaties:country_list"), {"q": search})

    found = "CIV" if search in ("co", "Cô", "d'iv") else "SWZ"
    assert answer.status_code == 302
    assert answer["Location"] == f"/en/countries/{found}/"


def test_countries_of_a_region_stand_in_alphabetical_order(client):
    africa = RegionFactory(code="africa")
    for name in ("Zambia", "Égypte", "Benin"):
        CountryFactory(name_en=name, region=africa)
    CountryFactory(name_en="Fiji")

    answer = client.get(reverse("treaties:country_list"), {"region": "africa"})

    assert names(answer) == ["Benin", "Égypte", "Zambia"]


def test_a_search_without_result_says_how_to_go_on(client):
    answer = client.get(reverse("treaties:country_list"), {"q": "zzz"})

    assert answer.status_code == 200
    assert "KEN" in soup_of(answer).select_one(".note").get_text()


def test_an_unknown_region_is_told(client):
    assert client.get(reverse("treaties:country_list"), {"region": "atlantis"}).status_code == 400


@pytest.mark.parametrize("number", [1, 3])
def test_a_country_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    country = CountryFactory()
    TreatyActionFactory.create_batch(number, country=country)
    MeetingFactory.create_batch(number, kind="workshop", country=country)
    DesignationFactory.create_batch(number, country=country)

    with django_assert_num_queries(5):
        answer = client.get(reverse("treaties:country_detail", args=[country.iso3]))

    rows = soup_of(answer).select("[aria-labelledby=family] tbody tr")
    assert len(rows) == number
    assert not answer.cookies


def test_a_country_shows_every_date_with_its_source_and_of_its_people_the_name_and_the_post(client):
    country = CountryFactory(iso3="KEN", name_en="Kenya")
    TreatyActionFactory(
        country=country,
        instrument=InstrumentFactory(code="CMS"),
        in_force_on=date(1999, 5, 1),
        party_number=60,
        source="The depositary's list",
    )
    TreatyActionFactory(
        country=country,
        instrument=InstrumentFactory(code="CBD", kind="sister_convention"),
    )
    DesignationFactory(
        country=country,
        person__display_name="Focal point, Kenya",
        person__email="private@example.org",
    )

    answer = client.get("/en/countries/ken/")

    soup = soup_of(answer)
    first = soup.select_one("tbody tr").get_text(" ", strip=True)
    assert "CMS" in first
    assert "Party" in first
    assert "1\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}1999" in first
    assert "The depositary's list" in first
    assert [head["id"] for head in soup.select("h2[id]")] == ["family", "sisters", "people"]
    people = soup.select_one("[aria-labelledby=people]").get_text(" ", strip=True)
    assert "National Focal Point Focal point, Kenya" in people
    assert "National Focal Point Vacant" in people
    assert "private@example.org" not in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"ends_on": date(2010, 1, 1)}, "Has left"),
        ({"in_force_on": date(2190, 1, 1)}, "Joins soon"),
        (
            {
                "kind": TreatyAction.Kind.SIGNATURE,
                "signed_on": date(1979, 6, 23),
                "deposited_on": None,
                "in_force_on": None,
            },
            "Signed only",
        ),
    ],
)
def test_a_country_that_is_not_bound_says_why(client, fields, word):
    country = TreatyActionFactory(**fields).country

    answer = client.get(reverse("treaties:country_detail", args=[country.iso3]))

    assert soup_of(answer).select_one(".tag").get_text(strip=True) == word


def test_an_unknown_country_is_not_found(client):
    assert client.get("/en/countries/XXX/").status_code == 404


def test_territories_are_shown_only_to_a_search(client):
    CountryFactory(iso3="KEN", name_en="Kenya")
    CountryFactory(iso3="SAM", name_en="Samoa")
    CountryFactory(iso3="ASM", name_en="American Samoa", kind="territory")

    assert names(client.get(reverse("treaties:country_list"))) == ["Kenya", "Samoa"]
    found = names(client.get(reverse("treaties:country_list"), {"q": "sam"}))
    assert found == ["American Samoa", "Samoa"]


def test_a_signature_that_was_ratified_is_told_once(client):
    country, cms = CountryFactory(), InstrumentFactory()
    day = date(1979, 6, 23)
    TreatyActionFactory(
        country=country,
        instrument=cms,
        kind=TreatyAction.Kind.SIGNATURE,
        signed_on=day,
        deposited_on=None,
        in_force_on=None,
    )
    TreatyActionFactory(
        country=country, instrument=cms, kind=TreatyAction.Kind.RATIFICATION, signed_on=day
    )

    answer = client.get(reverse("treaties:country_detail", args=[country.iso3]))

    assert len(soup_of(answer).select("[aria-labelledby=family] tbody tr")) == 1


def test_a_denunciation_is_told_beside_the_accession_it_ends(client):
    country, cms = CountryFactory(), InstrumentFactory()
    TreatyActionFactory(country=country, instrument=cms, ends_on=date(2010, 1, 1))
    TreatyActionFactory(
        country=country,
        instrument=cms,
        kind=TreatyAction.Kind.DENUNCIATION,
        in_force_on=date(2010, 1, 1),
    )

    answer = client.get(reverse("treaties:country_detail", args=[country.iso3]))

    assert len(soup_of(answer).select("tbody tr")) == 2
