from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.accession import ExpectationFactory, RecruitmentFileFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.accession.models import DeskRegion, Expectation, MembershipTarget

pytestmark = pytest.mark.django_db
PAGE = reverse("accession:recruitment_forecast")
TABLE = reverse("accession:forecast_download", args=["csv"])
GIVEN = {
    "earliest": "2027-01-01",
    "likely": "2027-06-01",
    "latest": "2028-01-01",
    "confidence": "high",
    "said_by": "Ministry of justice",
    "said_on": "2026-01-05",
    "reason": "It is before parliament.",
}


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def keeper(client):
    person = seated()
    client.force_login(person)
    return person


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


@pytest.mark.parametrize("somebody", ["visitor", "account", "nfp of that State"])
def test_the_forecast_is_closed_to_everybody_but_the_secretariat(client, somebody):
    file = ExpectationFactory().file
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "nfp of that State":
        client.force_login(DesignationFactory(country=file.country).person)

    for address in (PAGE, TABLE, reverse("accession:expectation_new", args=[file.pk])):
        assert client.get(address).status_code == (302 if somebody == "visitor" else 403)


def test_an_officer_of_another_region_reads_and_writes_nothing(client, keeper):
    DeskRegion.objects.create(officer=keeper, region=RegionFactory())
    file = RecruitmentFileFactory(country__region=RegionFactory(), country__name_en="Theirland")
    ExpectationFactory(file=file)

    assert "Theirland" not in words(client.get(PAGE))
    assert "Theirland" not in client.get(TABLE).content.decode()
    assert (
        client.post(reverse("accession:expectation_new", args=[file.pk]), GIVEN).status_code == 404
    )
    assert Expectation.objects.count() == 1


def test_what_is_expected_is_written_down_and_what_was_said_before_stays(client, keeper):
    file = RecruitmentFileFactory()
    new = reverse("accession:expectation_new", args=[file.pk])

    client.post(new, GIVEN)
    client.post(new, {**GIVEN, "likely": "2027-09-01", "said_on": "2026-03-01"})

    page = words(client.get(file.get_absolute_url()))
    assert page.index("1 September 2027") < page.index("1 June 2027")
    assert "Said on 5 January 2026 by Ministry of justice It is before parliament." in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"likely": "2026-06-01"}, "The likely day lies before the earliest."),
        ({"latest": "2027-02-01"}, "The latest day lies before the likely one."),
        ({"said_on": "2999-01-01"}, "That day is still to come."),
        ({"reason": ""}, "Reason"),
    ],
)
def test_days_out_of_order_and_an_expectation_without_reason_are_refused(
    wrong, said, client, keeper
):
    file = RecruitmentFileFactory()

    answer = client.post(reverse("accession:expectation_new", args=[file.pk]), {**GIVEN, **wrong})

    assert answer.status_code == 422
    assert said in words(answer)
    assert "Ministry of justice" in answer.content.decode()
    assert not Expectation.objects.exists()


def test_the_board_shows_and_sorts_by_the_expected_day(client, keeper):
    RecruitmentFileFactory(country__name_en="Silent")
    ExpectationFactory(file__country__name_en="Late", likely=date(2027, 12, 1))
    ExpectationFactory(file__country__name_en="Soon", likely=date(2027, 2, 1))

    page = BeautifulSoup(
        client.get(reverse("accession:recruitment_list") + "?sort=expected").content, "html.parser"
    )

    assert [link.get_text() for link in page.select("tbody th a")] == ["Soon", "Late", "Silent"]
    assert "1 February 2027" in page.select_one("tbody tr").get_text(" ", strip=True)


def test_of_one_instrument_the_outlook_stands_beside_it_and_is_not_added_up(client, keeper):
    today = localdate()
    instrument = InstrumentFactory(code="CMS", in_force_on=date(1983, 11, 1))
    for year in range(1990, today.year - 1):
        TreatyActionFactory(
            instrument=instrument, deposited_on=date(year, 1, 1), in_force_on=date(year, 4, 1)
        )
    MembershipTarget.objects.create(
        instrument=instrument, parties=160, by=date(today.year + 6, 12, 31), source="Resolution"
    )
    ExpectationFactory(file__instrument=instrument)

    everything = words(client.get(PAGE))
    of_one = words(client.get(f"{PAGE}?instrument={instrument.slug}"))

    assert "Beside the outlook" not in everything
    assert "Deposits that the files expect until then 1 to 1, likely 1" in of_one
    assert "The two are not added up." in of_one
    public = client.get(reverse("accession:outlook_detail", args=[instrument.slug]))
    assert "expect until then" not in public.content.decode()


def test_what_came_stands_beside_what_was_told(client, keeper):
    one = ExpectationFactory(
        said_on=date(2024, 1, 1), earliest=date(2025, 1, 1), likely=date(2025, 2, 1), latest=date(2025, 3, 1)
    )  # fmt: skip
    TreatyActionFactory(
        country=one.file.country, instrument=one.file.instrument, deposited_on=date(2025, 2, 11)
    )

    page = words(client.get(PAGE))
    table = client.get(TABLE).content.decode("utf-8-sig").splitlines()

    assert "1 of 1 that came did so between the days that were told." in page
    assert "10 days later than told" in page
    assert "10 days later than told" in words(client.get(one.file.get_absolute_url()))
    assert table[1].endswith("2025-02-11,10")


def test_what_came_sooner_is_said_without_a_sign(client, keeper):
    one = ExpectationFactory()
    TreatyActionFactory(
        country=one.file.country, instrument=one.file.instrument, deposited_on=date(2026, 6, 1),
    )  # fmt: skip

    assert "365 days sooner than told" in words(client.get(PAGE))


@pytest.mark.parametrize("number", [1, 3])
def test_the_forecast_costs_the_same_for_one_or_many(
    number, client, keeper, django_assert_num_queries
):
    for _ in range(number):
        one = ExpectationFactory()
        TreatyActionFactory(
            country=one.file.country, instrument=one.file.instrument, deposited_on=date(2026, 6, 1)
        )
        ExpectationFactory()

    with django_assert_num_queries(7):
        client.get(PAGE)
