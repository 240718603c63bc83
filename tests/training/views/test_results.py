from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.learning import a_participant
from tests.factories.training import ProgrammeFactory, WorkshopFactory
from whimbrel.training.actions.evaluation import hand_in_form
from whimbrel.training.actions.follow_up import answer_follow_up
from whimbrel.training.models import FollowUp

pytestmark = pytest.mark.django_db
AT = datetime(2014, 5, 1, tzinfo=UTC)


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def text(answer):
    return " ".join(main(answer).get_text(" ", strip=True).split())


def evaluated(people=5, **fields):
    workshop = WorkshopFactory(**fields)
    for _form in range(people):
        hand_in_form(
            workshop=workshop, ratings={"overall": 4}, channel="web", language="en",
            on=date(2013, 10, 31),
        )  # fmt: skip
        answer_follow_up(
            follow_up=FollowUp.objects.create(registration=a_participant(workshop), asked_at=AT),
            used="yes", channel="web", at=AT,
        )  # fmt: skip
    return workshop


def test_four_levels_stand_on_one_page(client):
    workshop = evaluated()

    answer = client.get(reverse("training:workshop_results", args=[workshop.meeting.code]))

    assert [one.get_text(strip=True)[:2] for one in main(answer).select("h2")] == [
        "1.",
        "2.",
        "3.",
        "4.",
    ]
    assert len(main(answer).select("figure svg")) == 2
    assert "5 of 5 answered. 100% used it" in text(answer)
    assert not answer.cookies


def test_reference_lines_bear_their_source(client):
    workshop = evaluated(mode="online")

    said = text(client.get(reverse("training:workshop_results", args=[workshop.meeting.code])))

    assert "UNITAR, online, 76 to 79 per cent. Source: UNITAR, evaluation pages" in said


def test_of_four_people_nothing_is_shown(client):
    workshop = evaluated(people=4)

    answer = client.get(reverse("training:workshop_results", args=[workshop.meeting.code]))

    assert not main(answer).select("figure")
    assert text(answer).count("so nothing is shown") == 3


def test_a_programme_is_looked_at_alone(client):
    programme = ProgrammeFactory(name_en="Before COP11")
    evaluated(people=5, programme=programme)
    evaluated(people=5)

    whole = text(client.get(reverse("training:result_list")))
    part = text(client.get(reverse("training:result_list") + f"?programme={programme.code}"))

    assert "10 forms" in whole
    assert "5 forms" in part
    assert "2013" in whole


def test_a_workshop_in_preparation_shows_nothing(client):
    workshop = evaluated(published_at=None)

    where = reverse("training:workshop_results", args=[workshop.meeting.code])
    assert client.get(where).status_code == 404


def test_every_number_is_taken_away(client):
    workshop = evaluated()

    answer = client.get(reverse("training:results_download", args=[workshop.meeting.code, "csv"]))

    assert b"1,overall,4.0,,,5" in answer.content
    assert b"3,used-after-6-months,1.0," in answer.content
    assert (
        client.get(
            reverse("training:results_download", args=[workshop.meeting.code, "exe"])
        ).status_code
        == 404
    )
