from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.learning import CompetenceFactory, a_response, an_assessment, answered
from tests.factories.people import UserFactory
from whimbrel.core.needs import person_needs
from whimbrel.training.emails.needs import needs_token
from whimbrel.training.models import NeedsRating

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


def test_before_the_first_survey_the_page_says_what_will_stand_there(client, competence):
    said = text(client.get(page("needs_list")))

    assert "No survey has been held yet" in said
    assert "Negotiating" in said


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many_surveys(
    number, client, competence, django_assert_num_queries
):
    for n in range(number):
        assessment = an_assessment(competence, first_year=2020 + 3 * n)
        for _person in range(5):
            answered(assessment, {competence: (1, 4)})

    with django_assert_num_queries(6):
        answer = client.get(page("needs_list"))

    assert len(main(answer).select("tbody tr")) == 1
    assert len(main(answer).select("thead a")) == number


def test_a_survey_shows_its_finding_a_drawing_and_every_number(client, competence):
    assessment = an_assessment(competence)
    for _person in range(5):
        answered(assessment, {competence: (1, 4)})

    answer = client.get(page("needs_detail", assessment.slug))

    assert main(answer).h1.string == "Most is lacking in: Negotiating"
    assert main(answer).select("figure svg .dot")
    assert "5 of 5 people answered." in text(answer)
    cells = [one.get_text() for one in main(answer).select("#numbers + .table td")]
    assert cells == ["5", "1.0", "4.0", "3.0"]


def test_four_answers_are_not_shown_to_anybody(client, competence):
    assessment = an_assessment(competence)
    for _person in range(4):
        answered(assessment, {competence: (1, 4)})

    assert "Fewer than five people" in text(client.get(page("needs_detail", assessment.slug)))
    assert b"negotiation" not in client.get(page("needs_download", assessment.slug, "csv")).content


def test_a_file_of_no_known_form_is_not_there(client, competence):
    assert (
        client.get(page("needs_download", an_assessment(competence).slug, "exe")).status_code == 404
    )


def test_the_link_opens_the_questionnaire_without_an_account(client, response):
    where = page("needs_answer", needs_token(response))

    answer = client.post(where, {"level_1": "2", "needed_1": "4", "wish": "To chair"})

    assert "1 answer is kept" in text(answer)
    assert NeedsRating.objects.get().needed == 4
    response.refresh_from_db()
    assert (response.channel, response.wish) == ("web", "To chair")


def test_half_an_answer_comes_back_as_it_was_typed(client, response):
    answer = client.post(
        page("needs_answer", needs_token(response)), {"level_1": "2", "wish": "To chair"}
    )

    assert answer.status_code == 422
    assert "Number 1: answer both questions, or neither." in text(answer)
    assert main(answer).select_one("#id_level_1 option[selected]")["value"] == "2"
    assert main(answer).textarea.string.strip() == "To chair"
    assert not NeedsRating.objects.exists()


def test_an_empty_form_is_not_an_answer(client, response):
    answer = client.post(page("needs_answer", needs_token(response)), {})

    assert answer.status_code == 422
    assert "Answer at least for one thing." in text(answer)


def test_a_broken_link_opens_nothing(client):
    assert client.get(page("needs_answer", "broken")).status_code == 404
    assert client.get(page("needs_sheet", "broken")).status_code == 404


def test_after_the_last_day_the_link_says_so(client, competence):
    response = a_response(
        an_assessment(competence, opens_on=date(2020, 1, 1), closes_on=date(2020, 2, 1))
    )

    answer = client.get(page("needs_answer", needs_token(response)))

    assert answer.status_code == 410
    assert "The last day to answer was 1 February 2020." in text(answer)


def test_a_sheet_is_handed_in_by_the_same_link(client, response):
    where = page("needs_answer", needs_token(response))
    good = SimpleUploadedFile("a.csv", b"competence,name,level,needed\nnegotiation,,2,4\n")
    bad = SimpleUploadedFile("b.csv", b"competence,name,level,needed\nnegotiation,,2,9\n")

    refused = client.post(where, {"sheet": "1", "file": bad})
    assert refused.status_code == 422
    assert "Line 2" in text(refused)

    assert "1 answer is kept" in text(client.post(where, {"sheet": "1", "file": good}))
    assert client.get(page("needs_sheet", needs_token(response))).status_code == 200


def test_the_desk_leads_to_the_questionnaire(client, response):
    (needs,) = person_needs(response.person, at=now()).values()
    client.force_login(response.person)

    assert client.get(needs[0].url).headers["Location"] == page(
        "needs_answer", needs_token(response)
    )


def test_nobody_gets_to_the_questionnaire_of_somebody_else(client, response):
    client.force_login(UserFactory())

    assert client.get(page("needs_mine", response.pk)).status_code == 404
