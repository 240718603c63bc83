from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.treaties import InstrumentFactory, MeetingFactory, ResolutionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    MeetingFactory.create_batch(number)

    with django_assert_num_queries(2):
        answer = client.get(reverse("treaties:meeting_list"))

    assert len(BeautifulSoup(answer.content, "html.parser").select("tbody tr:not(.year)")) == number
    assert not answer.cookies


def test_meetings_ahead_come_before_the_years_that_are_over(client):
    for year in (1985, 2190, 2014):
        MeetingFactory(title_en=f"In {year}", starts_on=date(year, 1, 1), ends_on=None)
    MeetingFactory(title_en="Some day", starts_on=None, ends_on=None)

    answer = client.get(reverse("treaties:meeting_list"))

    links = BeautifulSoup(answer.content, "html.parser").select("tbody a")
    assert [a.get_text() for a in links] == ["In 2190", "In 2014", "In 1985", "Some day"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_meeting_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    meeting = MeetingFactory()
    ResolutionFactory.create_batch(number, meeting=meeting)

    with django_assert_num_queries(2):
        client.get(reverse("treaties:meeting_detail", args=[meeting.code]))


def test_a_workshop_has_its_page_with_the_training(client):
    MeetingFactory(kind="workshop", code="TE-1")

    answer = client.get(reverse("treaties:meeting_detail", args=["TE-1"]))

    assert answer["Location"] == "/en/training/TE-1/"


def test_resolutions_are_in_order_of_their_numbers_under_the_latest_meeting_first(client):
    cms = InstrumentFactory()
    old = MeetingFactory(starts_on=date(2011, 11, 20), ends_on=None)
    new = MeetingFactory(starts_on=date(2014, 11, 4))
    for meeting, number in ((old, "10.18"), (old, "10.2"), (new, "11.1"), (None, "9.1")):
        ResolutionFactory(instrument=cms, meeting=meeting, number=number)

    answer = client.get(reverse("treaties:resolution_list", args=[cms.slug]))

    numbers = BeautifulSoup(answer.content, "html.parser").select("dt")
    assert [one.get_text() for one in numbers] == ["11.1", "10.2", "10.18", "9.1"]


@pytest.mark.parametrize("number", [1, 3])
def test_resolutions_cost_the_same_for_one_or_many(number, client, django_assert_num_queries):
    cms = InstrumentFactory()
    ResolutionFactory.create_batch(number, instrument=cms, meeting=MeetingFactory())

    with django_assert_num_queries(2):
        client.get(reverse("treaties:resolution_list", args=[cms.slug]))


def test_an_unknown_meeting_is_not_found(client):
    assert client.get("/en/meetings/nothing/").status_code == 404
    assert client.get("/en/instruments/nothing/resolutions/").status_code == 404
