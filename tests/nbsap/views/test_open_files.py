import json

import pytest
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.nbsap import NbsapFactory, a_reply, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from tests.nbsap.views.pages import at, words
from whimbrel.nbsap.actions.assessing import publish_assessment

pytestmark = pytest.mark.django_db
FILES = ("answers_download", "countries_download")


def rows(client, name, *args):
    return json.loads(client.get(at(name, *args, "json")).content)


@pytest.fixture
def two_countries(kenya, questionnaire):
    uganda = CountryFactory(iso3="UGA", name_en="Uganda")
    a_reply(questionnaire, country=kenya, process__team="yes")
    a_reply(questionnaire, country=uganda, process__team="partly")


@pytest.mark.parametrize("name", FILES)
def test_the_secretariat_takes_away_the_answers_of_all_countries(
    client, name, questionnaire, two_countries
):
    client.force_login(seated())

    assert {one["iso3"] for one in rows(client, name, questionnaire.code)} == {"KEN", "UGA"}
    assert client.get(at(name, questionnaire.code, "xlsx")).content[:2] == b"PK"
    assert client.get(at(name, questionnaire.code, "pdf")).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_a_focal_point_takes_away_those_of_the_own_country_alone(
    client, name, questionnaire, two_countries, cbd_nfp
):
    client.force_login(cbd_nfp)

    assert {one["iso3"] for one in rows(client, name, questionnaire.code)} == {"KEN"}


@pytest.mark.parametrize("name", FILES)
def test_nobody_else_takes_away_any(client, name, questionnaire, two_countries):
    assert client.get(at(name, questionnaire.code, "csv")).status_code == 302
    client.force_login(UserFactory())
    assert client.get(at(name, questionnaire.code, "csv")).status_code == 403


def test_the_board_leads_to_both_tables(client, questionnaire):
    client.force_login(seated())

    page = client.get(at("questionnaire_board", questionnaire.code)).content.decode()

    for name in FILES:
        assert at(name, questionnaire.code, "csv") in page


def test_everybody_takes_away_counts_with_a_row_for_each_region(client, kenya, questionnaire):
    kenya.region = RegionFactory(code="africa", name_en="Africa")
    kenya.save()
    reply = a_reply(questionnaire, country=kenya, process__team="yes")
    assert rows(client, "regions_download", questionnaire.code) == []
    reply.stages.create(kind="signed", at=now())

    [africa] = rows(client, "regions_download", questionnaire.code)

    assert (africa["region"], africa["process.team.yes"], africa["process.team.no"]) == (
        "Africa", 1, 0,
    )  # fmt: skip
    page = client.get(at("questionnaire_detail", questionnaire.code))
    assert at("regions_download", questionnaire.code, "csv") in page.content.decode()
    assert "One row for each region" in words(page)


@pytest.mark.parametrize("name", ["grades_download", "steps_download"])
def test_grades_and_steps_are_taken_away_by_everybody_once_they_are_public(client, name):
    nbsap = assessed(NbsapFactory(country=CountryFactory(iso3="KEN", region=RegionFactory())))
    assert rows(client, name) == []

    publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())

    assert {one["iso3"] for one in rows(client, name)} == {"KEN"}
    assert client.get(at(name, "csv")).status_code == 200
    assert client.get(at(name, "pdf")).status_code == 404


def test_a_questionnaire_that_is_not_open_yet_gives_nothing(client, questionnaire):
    questionnaire.opens_on = questionnaire.due_on
    questionnaire.save()
    client.force_login(seated())
    assert questionnaire.opens_on > localdate()

    for name in (*FILES, "regions_download"):
        assert client.get(at(name, questionnaire.code, "csv")).status_code == 404
