from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.treaties import (
    CountryFactory,
    InstrumentFactory,
    MeetingFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.accession.models import Outreach

pytestmark = pytest.mark.django_db
PAGE = "/en/accession/cms/story/"


@pytest.fixture
def cms():
    """Two meetings, and a report to the second that names a country and an area."""
    instrument = InstrumentFactory(code="CMS", slug="cms")
    for number, first, last in (
        (10, date(2011, 11, 20), date(2011, 11, 25)),
        (11, date(2014, 11, 4), date(2014, 11, 9)),
    ):
        MeetingFactory(instrument=instrument, number=number, starts_on=first, ends_on=last)
    return instrument


def named(cms, place=1, **whom):
    return Outreach.objects.create(
        instrument=cms, emphasis="particular", starts_on=date(2011, 11, 26),
        ends_on=date(2014, 11, 4), place=place, source="The report", **whom,
    )  # fmt: skip


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def test_it_tells_who_joined_before_and_since_and_whom_the_report_had_named(client, cms):
    brazil = CountryFactory(iso3="BRA", name_en="Brazil")
    named(cms, country=brazil)
    named(cms, 2, country=CountryFactory(iso3="VNM", name_en="Viet Nam"))
    named(cms, 3, region=RegionFactory(name_en="Caribbean"))
    for name, day in (
        ("Fiji", date(2013, 4, 1)),
        ("Zimbabwe", date(2010, 1, 1)),
        ("Malawi", date(2019, 9, 1)),
    ):
        TreatyActionFactory(
            country__name_en=name, instrument=cms, in_force_on=day, source="The depositary"
        )
    TreatyActionFactory(
        country=brazil, instrument=cms, in_force_on=date(2015, 10, 1), source="The depositary"
    )

    told = words(client.get(PAGE))

    assert "2 have joined since" in told
    assert "Fiji , 1 April 2013" in told
    assert "Zimbabwe" not in told
    assert "Brazil named in the report" in told
    assert "1 October 2015 The depositary" in told
    assert "Malawi named" not in told
    assert "Viet Nam a particular attempt Not a Party" in told
    assert "Caribbean a particular attempt –" in told


def test_nothing_of_the_files_is_in_it(client, cms):
    named(cms, country=CountryFactory(name_en="Viet Nam"))
    before = words(client.get(PAGE))

    file = RecruitmentFileFactory(instrument=cms, country__name_en="Pipelinia", stage="signed")
    CounterpartFactory(file=file)

    assert words(client.get(PAGE)) == before


def test_without_a_published_report_there_is_no_story_and_no_way_to_it(client, cms):
    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get("/en/accession/").content.decode()

    named(cms, country=CountryFactory())
    assert PAGE in client.get("/en/accession/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_with_many_rows(client, cms, number, django_assert_max_num_queries):
    for place in range(number):
        country = CountryFactory()
        named(cms, place, country=country)
        TreatyActionFactory(country=country, instrument=cms, in_force_on=date(2015, 10, 1))

    with django_assert_max_num_queries(9):
        client.get(PAGE)
