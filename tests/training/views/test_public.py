import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.training import (
    RegistrationFactory,
    StatedAttendanceFactory,
    WorkshopFactory,
)
from tests.training.queries.test_workshops import CAME
from whimbrel.training.models import StatedAttendance

pytestmark = pytest.mark.django_db


def text(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    StatedAttendanceFactory.create_batch(number)

    with django_assert_num_queries(5):
        answer = client.get(reverse("training:workshop_list"))

    assert len(BeautifulSoup(answer.content, "html.parser").select("tbody tr:not(.year)")) == number
    assert not answer.cookies


@pytest.mark.parametrize("number", [1, 3])
def test_a_workshop_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    workshop = WorkshopFactory()
    RegistrationFactory.create_batch(number, workshop=workshop, attended_at=CAME)

    with django_assert_num_queries(12):
        answer = client.get(reverse("training:workshop_detail", args=[workshop.meeting.code]))

    assert not answer.cookies


def test_statements_that_differ_are_both_shown_with_their_sources(client):
    workshop = WorkshopFactory(languages="en fr")
    StatedAttendanceFactory(workshop=workshop, source="The report")
    StatedAttendanceFactory(
        workshop=workshop,
        stage=StatedAttendance.Stage.OPENING,
        participants=40,
        countries=26,
        is_minimum=True,
        source="The news",
    )

    answer = client.get(reverse("training:workshop_detail", args=[workshop.meeting.code]))

    assert "On opening day: more than 40 people from 26 countries (The news)" in text(answer)
    assert "At the end: 51 people from 27 countries (The report)" in text(answer)
    assert "English, French" in text(answer)


def test_no_name_of_a_participant_is_public(client):
    seat = RegistrationFactory(attended_at=CAME, person__display_name="Nobody may read this")

    answer = client.get(reverse("training:workshop_detail", args=[seat.workshop.meeting.code]))

    assert "Nobody may read this" not in answer.content.decode()
    assert seat.country.name in text(answer)


def test_a_workshop_nobody_counted_says_so(client):
    workshop = WorkshopFactory()

    answer = client.get(reverse("training:workshop_detail", args=[workshop.meeting.code]))

    assert "How many came is not known" in text(answer)


def test_an_empty_list_teaches(client):
    answer = client.get(reverse("training:workshop_list"))

    assert "No workshop is recorded yet" in text(answer)


def test_an_unknown_workshop_is_not_found(client):
    assert client.get("/en/training/nothing/").status_code == 404
