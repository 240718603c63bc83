import csv
import io
import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.treaties import (
    CountryFactory,
    InstrumentFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.treaties.models import CountryName, TreatyAction

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS", in_force_on=date(1983, 11, 1))


def page(client, instrument, **query):
    answer = client.get(reverse("treaties:party_list", args=[instrument.slug]), query)
    return answer, BeautifulSoup(answer.content, "html.parser")


def names(soup):
    return [cell.get_text(strip=True) for cell in soup.select("tbody th")]


def signature(instrument, **fields):
    return TreatyActionFactory(
        instrument=instrument,
        kind=TreatyAction.Kind.SIGNATURE,
        signed_on=date(1979, 6, 23),
        deposited_on=None,
        in_force_on=None,
        **fields,
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_table_costs_the_same_for_one_or_many(number, client, cms, django_assert_num_queries):
    TreatyActionFactory.create_batch(number, instrument=cms)
    signature(cms)

    with django_assert_num_queries(6):
        answer, soup = page(client, cms)

    assert len(names(soup)) == number + 1
    assert not answer.cookies


def test_the_title_says_how_many_there_are(client, cms):
    TreatyActionFactory.create_batch(3, instrument=cms)

    _, soup = page(client, cms)

    assert soup.h1.get_text(strip=True) == "3 Parties to CMS"


def test_a_memorandum_has_signatories(client):
    mou = InstrumentFactory(kind="mou", code="Raptors")
    TreatyActionFactory(instrument=mou, kind=TreatyAction.Kind.DEFINITIVE_SIGNATURE)

    _, soup = page(client, mou)

    assert soup.h1.get_text(strip=True) == "1 Signatory of Raptors"


def test_the_table_shows_a_day_under_the_names_of_that_day(client, cms):
    eswatini = CountryFactory(name_en="Eswatini")
    CountryName.objects.create(country=eswatini, name_en="Swaziland", ends_on=date(2018, 4, 19))
    TreatyActionFactory(country=eswatini, instrument=cms, in_force_on=date(2013, 1, 1))
    TreatyActionFactory(instrument=cms, in_force_on=date(2015, 1, 1))

    _, soup = page(client, cms, on="2014-11-04")

    assert names(soup) == ["Swaziland"]


def test_who_has_only_signed_stands_below(client, cms):
    TreatyActionFactory(instrument=cms, country__name_en="Kenya")
    signature(cms, country__name_en="Jamaica")

    _, soup = page(client, cms)

    assert names(soup) == ["Kenya", "Jamaica"]
    assert soup.select_one("h2#signatories")


def test_a_region_narrows_the_table_and_its_downloads(client, cms):
    africa = RegionFactory(code="africa")
    TreatyActionFactory(instrument=cms, country__name_en="Kenya", country__region=africa)
    TreatyActionFactory(instrument=cms, country__name_en="Fiji")

    _, soup = page(client, cms, region="africa")

    assert names(soup) == ["Kenya"]
    links = [link["href"] for link in soup.select("a[download]")]
    assert [link.split("?")[1] for link in links] == ["region=africa"] * 3


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["Åland", "Benin", "Chad"]),
        ("-name", ["Chad", "Benin", "Åland"]),
        ("in_force", ["Chad", "Åland", "Benin"]),
        ("-in_force", ["Benin", "Åland", "Chad"]),
        ("number", ["Benin", "Åland", "Chad"]),
        ("-number", ["Åland", "Benin", "Chad"]),
    ],
)
def test_the_table_is_sorted_by_any_column_and_the_unknown_comes_last(client, cms, sort, order):
    for name, year, number in (("Benin", 2003, 1), ("Åland", 2002, 2), ("Chad", 2001, None)):
        TreatyActionFactory(
            instrument=cms,
            country__name_en=name,
            in_force_on=date(year, 1, 1),
            party_number=number,
        )

    _, soup = page(client, cms, sort=sort)

    assert names(soup) == order
    assert len(soup.select("[aria-sort]")) == 1


@pytest.mark.parametrize(
    "query",
    [
        {"on": "2014-13-45"},
        {"on": "abc"},
        {"on": "0001-01-01"},
        {"on": "9999-12-31"},
        {"region": "atlantis"},
        {"region": "a\0"},
        {"sort": "weight"},
    ],
)
@pytest.mark.parametrize("name", ["party_list", "party_download"])
def test_a_question_that_makes_no_sense_is_answered_with_what_to_mend(client, cms, query, name):
    TreatyActionFactory(instrument=cms)
    arguments = [cms.slug] if name == "party_list" else [cms.slug, "csv"]

    answer = client.get(reverse(f"treaties:{name}", args=arguments), query)

    assert answer.status_code == 400
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select_one("[role=alert] li").get_text(strip=True)
    assert not soup.select("tbody tr")


def test_before_the_instrument_the_page_says_when_it_begins(client, cms):
    TreatyActionFactory(instrument=cms)

    answer, soup = page(client, cms, on="1979-01-01")

    assert answer.status_code == 200
    assert "1 November 1983" in soup.select_one(".note").get_text()


def test_an_unknown_instrument_or_file_is_not_found(client, cms):
    assert client.get("/en/instruments/nothing/parties/").status_code == 404
    assert client.get("/en/instruments/nothing/parties.csv").status_code == 404
    assert client.get(f"/en/instruments/{cms.slug}/parties.exe").status_code == 404


def rows_of(answer, form):
    if form == "json":
        return json.loads(answer.content)
    if form == "csv":
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    head, *rows = load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_a_download_has_the_rows_of_the_page(client, cms, form):
    TreatyActionFactory.create_batch(3, instrument=cms)
    TreatyActionFactory(instrument=cms, in_force_on=date(2015, 1, 1))
    query = {"on": "2014-11-04", "sort": "-name"}

    _, soup = page(client, cms, **query)
    answer = client.get(reverse("treaties:party_download", args=[cms.slug, form]), query)

    rows = rows_of(answer, form)
    assert [row["country"] for row in rows] == names(soup)
    assert rows[0]["in_force_on"] == "2000-04-01"
    assert f'cms-parties-2014-11-04.{form}"' in answer["Content-Disposition"]
