import csv
import io
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
)
from whimbrel.designations.models import Confirmation
from whimbrel.people.actions import choose_visibility
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya", region=RegionFactory(code="africa"))


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS")


@pytest.fixture
def in_kenya(kenya, cms):
    person = UserFactory(
        display_name="Focal point, Kenya",
        spoken_languages="en,sw",
        expertise="Waterbirds",
        phone="+254 20 123 4567",
    )
    return DesignationFactory(person=person, country=kenya, instrument=cms)


@pytest.fixture
def member(client, cms):
    person = UserFactory(display_name="Focal point, Fiji")
    DesignationFactory(person=person, country=CountryFactory(name_en="Fiji"), instrument=cms)
    client.force_login(person)
    return person


def names(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return [row.select_one("td[data-label=Name] a").text for row in page.select("tbody tr")]


def listing(client, **asked):
    return client.get(reverse("designations:directory_list"), asked)


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_asks_no_more_of_the_database(client, cms, number, django_assert_num_queries):
    for _ in range(number):
        DesignationFactory(instrument=cms)

    with django_assert_num_queries(7):
        answer = listing(client)

    assert len(names(answer)) == number


def test_the_reader_chooses_a_country_from_those_with_somebody_in_office(client, in_kenya):
    DesignationFactory()
    CountryFactory(iso3="NOB", name_en="Nobody")

    page = BeautifulSoup(listing(client, country="KEN").content, "html.parser")

    chosen = page.select_one("select[name=country] option[selected]")
    assert (chosen["value"], chosen.text) == ("KEN", "Kenya")
    assert "Nobody" not in page.select_one("select[name=country]").text
    assert len(page.select("tbody tr")) == 1


@pytest.mark.parametrize("asked", [{"language": "sw"}, {"expertise": "waterbirds"}])
def test_a_visitor_finds_by_language_and_expertise_only_who_shows_them_to_everybody(
    client, in_kenya, asked
):
    assert names(listing(client, **asked)) == []

    field = {"language": "spoken_languages", "expertise": "expertise"}[next(iter(asked))]
    choose_visibility(person=in_kenya.person, choices={field: "public"})
    assert names(listing(client, **asked)) == ["Focal point, Kenya"]


def test_a_member_finds_who_shows_it_to_members(client, in_kenya, member):
    assert names(listing(client, language="sw")) == ["Focal point, Kenya"]

    choose_visibility(person=in_kenya.person, choices={"spoken_languages": "secretariat"})
    assert names(listing(client, language="sw")) == []


def test_the_secretariat_finds_everybody(client, in_kenya, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    choose_visibility(person=in_kenya.person, choices={"spoken_languages": "secretariat"})
    client.force_login(seated())

    assert names(listing(client, language="sw")) == ["Focal point, Kenya"]


@pytest.mark.parametrize(
    "asked",
    [
        {"country": "XXX"},
        {"country": "\0"},
        {"language": "xx"},
        {"body": "no-body"},
        {"instrument": "\0"},
        {"role": "donor"},
    ],
)
def test_what_nobody_can_ask_for_is_said_and_nothing_is_listed(client, in_kenya, asked):
    answer = listing(client, **asked)

    assert answer.status_code == 400
    assert names(answer) == []


def test_an_entry_that_nobody_confirms_is_marked_in_the_list_on_its_page_and_in_the_table(
    client, in_kenya
):
    Confirmation.objects.create(
        designation=in_kenya, asked_at=datetime(2020, 1, 1, tzinfo=UTC), confirmed_at=None
    )

    detail = client.get(reverse("designations:designation_detail", args=[in_kenya.pk]))

    assert "not confirmed since" in listing(client).content.decode()
    assert "Nobody has confirmed this since 1 January 2012" in detail.content.decode()
    assert table(client, "csv")[1][-1] == "2012-01-01"


def table(client, form, **asked):
    answer = client.get(reverse("designations:directory_download", args=[form]), asked)
    if form == "csv":
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    return [[cell if cell is not None else "" for cell in row] for row in sheet.values]


FORMULAS = ['=HYPERLINK("https://example.org")', "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_name_or_post_becomes_a_formula_in_a_spreadsheet(client, cms, kenya, form, formula):
    person = UserFactory(display_name=formula, position=formula)
    DesignationFactory(person=person, country=kenya, instrument=cms)

    row = dict(zip(*table(client, form)[:2], strict=True))

    assert row["name"].startswith("'")
    assert row["position"].startswith("'")


def test_a_table_has_what_the_list_has_also_beyond_its_first_page(client, cms):
    for _ in range(51):
        DesignationFactory(instrument=cms)

    assert len(names(listing(client))) == 50
    assert len(table(client, "csv")) == 1 + 51


def test_what_is_taken_away_is_narrowed_as_the_list_is(client, in_kenya):
    DesignationFactory()

    page = BeautifulSoup(listing(client, country="KEN").content, "html.parser")
    where = [one["href"] for one in page.select("a[download]")]

    assert [one.partition("?")[2] for one in where] == ["country=KEN"] * 4
    assert [row[5] for row in table(client, "csv", country="KEN")[1:]] == ["Focal point, Kenya"]


def test_visitors_do_not_see_roles_that_are_not_published(client, cms, kenya, member):
    DesignationFactory(
        person=UserFactory(display_name="Trainer"), role=Role.TRAINER, country=None, instrument=None
    )

    assert "Trainer" in names(listing(client))
    client.logout()
    assert "Trainer" not in names(listing(client))


def test_what_a_person_holds_besides_is_on_their_page_and_a_longer_list_of_it_costs_no_more(
    client, in_kenya, django_assert_num_queries
):
    where = reverse("designations:designation_detail", args=[in_kenya.pk])
    for number in (1, 3):
        DesignationFactory(person=in_kenya.person, instrument=InstrumentFactory())
        with django_assert_num_queries(3):
            answer = client.get(where)
        assert answer.status_code == 200, number


def test_a_designation_that_is_over_is_no_page(client, in_kenya):
    in_kenya.ends_on = date(2020, 1, 1)
    in_kenya.save()

    for name in ("designation_detail", "designation_card"):
        assert client.get(reverse(f"designations:{name}", args=[in_kenya.pk])).status_code == 404


def test_the_directory_is_at_the_foot_of_every_page(client):
    page = BeautifulSoup(client.get(reverse("home:front_page")).content, "html.parser")

    assert "/en/directory/" in [a["href"] for a in page.select("footer nav a")]
