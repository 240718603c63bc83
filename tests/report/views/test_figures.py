import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.report import EditionFactory, FigureFactory, ReportFactory, ReportTextFactory
from tests.factories.training import RegistrationFactory, WorkshopFactory
from tests.factories.treaties import CountryFactory, TreatyActionFactory

pytestmark = pytest.mark.django_db


def figure_page(client, report, name):
    answer = client.get(reverse("report:report_figure", args=[report.slug, name]))
    return answer, BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def attended():
    """The edition of a report on a workshop that one person attended."""
    workshop = WorkshopFactory(meeting__code="TE-1")
    RegistrationFactory(
        workshop=workshop,
        person__display_name="Focal point, Kenya",
        country=CountryFactory(name_en="Kenya"),
        attended_at="2013-10-29T09:00Z",
    )
    report = ReportFactory()
    FigureFactory(
        report=report, name="people", kind="participants", parameters={"workshop": "TE-1"}
    )
    body = [{"id": "p1", "type": "paragraph", "value": "[[people]] came."}]
    ReportTextFactory(report=report, body=json.dumps(body))
    return EditionFactory(report=report)


@pytest.mark.parametrize("number", [1, 3])
def test_a_figure_costs_the_same_for_one_row_or_many(number, client, django_assert_num_queries):
    report = ReportFactory()
    TreatyActionFactory.create_batch(number, instrument=report.instrument)
    EditionFactory(report=report)

    with django_assert_num_queries(2):
        answer, soup = figure_page(client, report, "parties")

    assert soup.h1.get_text() == str(number)
    assert len(soup.select("tbody tr")) == number
    assert not answer.cookies


def test_a_figure_says_rule_cut_off_time_and_where_it_stands(client):
    report = EditionFactory().report

    _, soup = figure_page(client, report, "parties")

    text = soup.main.get_text()
    assert "in force at the cut-off" in soup.select_one(".lede").get_text()
    assert "4 November 2014" in text
    assert "12:00 UTC" in text
    assert soup.select_one('dd a[href$="#paragraph-1"]').get_text() == "paragraph 1"
    assert soup.select_one("main .note")


def test_everybody_sees_the_number_of_people_and_nobody_their_names(client, attended):
    answer, soup = figure_page(client, attended.report, "people")

    assert soup.h1.get_text() == "1"
    assert "Focal point, Kenya" not in answer.content.decode()
    assert not soup.select_one("#persons")


def test_a_focal_point_does_not_see_who_came(client, attended):
    client.force_login(UserFactory())

    answer, _ = figure_page(client, attended.report, "people")

    assert "Focal point, Kenya" not in answer.content.decode()


def test_the_secretariat_sees_who_came(client, settings, attended):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(seated())

    address = reverse("report:draft_figure", args=[attended.report.slug, "people"])

    _, soup = figure_page(client, attended.report, "people")
    draft = BeautifulSoup(client.get(address).content, "html.parser")

    for page in (soup, draft):
        row = page.select_one("section tbody tr")
        assert [cell.get_text() for cell in row.select("td")] == [
            "Kenya",
            "Focal point, Kenya",
            "TE-1",
        ]


def test_no_edition_holds_the_name_of_a_person(attended):
    assert "Focal point" not in json.dumps(attended.content)


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_the_rows_can_be_taken_away(client, form):
    report = ReportFactory()
    TreatyActionFactory(instrument=report.instrument)
    EditionFactory(report=report)

    answer = client.get(
        reverse("report:report_figure_download", args=[report.slug, "parties", form])
    )

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{report.slug}-parties.{form}"'


def test_an_unknown_figure_is_not_found(client):
    report = EditionFactory().report

    assert figure_page(client, report, "nothing")[0].status_code == 404
    address = reverse("report:report_figure_download", args=[report.slug, "parties", "exe"])
    assert client.get(address).status_code == 404


def test_many_rows_are_read_page_by_page(client):
    report = ReportFactory()
    TreatyActionFactory.create_batch(101, instrument=report.instrument)
    EditionFactory(report=report)

    _, first = figure_page(client, report, "parties")
    second = client.get(reverse("report:report_figure", args=[report.slug, "parties"]) + "?page=2")

    assert len(first.select("tbody tr")) == 100
    assert len(BeautifulSoup(second.content, "html.parser").select("tbody tr")) == 1
