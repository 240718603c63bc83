from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.learning import CompetenceFactory, a_response, an_assessment, answered
from tests.factories.treaties import DesignationFactory
from whimbrel.training.models import NeedsAssessment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def competence():
    return CompetenceFactory(code="negotiation", name_en="Negotiating")


@pytest.fixture
def response(competence):
    return a_response(an_assessment(competence))


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def text(answer):
    return " ".join(main(answer).get_text(" ", strip=True).split())


def page(name, *args):
    return reverse(f"training:{name}", args=args)


def test_a_focal_point_may_not_open_or_keep_a_survey(client, response):
    client.force_login(DesignationFactory(starts_on=date(2020, 1, 1)).person)

    assert client.get(page("needs_new")).status_code == 403
    assert client.get(page("needs_keep", response.assessment.slug)).status_code == 403
    assert client.get(page("needs_keep_sheet", response.assessment.slug)).status_code == 403


def test_the_secretariat_opens_a_survey(client, competence):
    DesignationFactory(starts_on=date(2020, 1, 1))
    client.force_login(seated())

    wrong = client.post(
        page("needs_new"),
        {"first_year": 2030, "last_year": 2027, "closes_on": "2020-01-01", "roles": ["nfp"]},
    )
    assert wrong.status_code == 422
    answer = client.post(
        page("needs_new"),
        {"first_year": 2027, "last_year": 2029, "closes_on": "2100-01-01", "roles": ["nfp"]},
    )

    assessment = NeedsAssessment.objects.get()
    assert answer.headers["Location"] == page("needs_keep", assessment.slug)
    assert assessment.responses.count() == 1


def test_the_keeper_sees_who_answered_and_never_what(client, response, competence):
    answered(response.assessment, {competence: (1, 5)})
    client.force_login(seated())

    answer = client.get(page("needs_keep", response.assessment.slug))

    assert len(main(answer).select("tbody tr")) == 2
    assert "Negotiating" not in text(answer)


def test_the_keeper_reminds_asks_and_hands_in_a_sheet(client, response):
    client.force_login(seated())
    where = page("needs_keep", response.assessment.slug)

    assert "1 person is reminded." in text(client.post(where, {"remind": "1"}, follow=True))
    assert "0 more people are asked." in text(client.post(where, {"ask": "1"}, follow=True))
    lines = f"person,competence,name,level,needed\n{response.person.email},negotiation,,2,4\n"
    file = SimpleUploadedFile("a.csv", lines.encode())
    assert "The answers of 1 person are kept." in text(
        client.post(where, {"file": file}, follow=True)
    )
    stranger = SimpleUploadedFile("a.csv", lines.replace("negotiation", "flying").encode())
    assert client.post(where, {"file": stranger}).status_code == 422


@pytest.mark.parametrize("number", [1, 3])
def test_keeping_costs_the_same_for_one_or_many(
    number, client, competence, django_assert_num_queries
):
    assessment = an_assessment(competence)
    for _person in range(number):
        a_response(assessment)
    client.force_login(seated())
    client.get(page("needs_keep", assessment.slug))

    with django_assert_num_queries(8):
        client.get(page("needs_keep", assessment.slug))
