from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.training import StatedAttendanceFactory
from tests.factories.treaties import InstrumentFactory, MeetingFactory, TreatyActionFactory
from tests.factories.workplan import WorkPlanFactory

pytestmark = pytest.mark.django_db


def page(client):
    answer = client.get(reverse("home:front_page"))
    return answer, BeautifulSoup(answer.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ", strip=True).split())


def test_front_page_is_the_same_for_every_visitor(client):
    answer, _ = page(client)

    assert answer.status_code == 200
    assert not answer.cookies


def test_before_the_registry_is_loaded_it_says_how(client):
    _, soup = page(client)

    assert "whimbrel load reference" in words(soup.select_one(".note"))


def test_it_counts_the_parties_and_names_the_latest(client):
    cms = InstrumentFactory(code="CMS", in_force_on=date(1983, 11, 1))
    TreatyActionFactory(instrument=cms, in_force_on=date(1983, 11, 1))
    TreatyActionFactory(instrument=cms, in_force_on=date(2022, 3, 1), country__name_en="Bahrain")

    _, soup = page(client)

    assert words(soup.select_one("h2#parties")) == (
        "2 Parties to the Convention since Bahrain joined on 1 March 2022"
    )


def test_it_shows_the_next_meetings_and_where_none_is_ahead_the_latest(client):
    MeetingFactory(title_en="Held", starts_on=date(2014, 11, 4))
    _, before = page(client)
    MeetingFactory(title_en="Ahead", starts_on=date(2190, 1, 1), ends_on=None)
    _, after = page(client)

    assert "The latest meetings Held" in words(before.main)
    assert "The next meetings Ahead" in words(after.main)


@pytest.mark.parametrize("number", [1, 3])
def test_front_page_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    cms = InstrumentFactory(code="CMS", in_force_on=date(1983, 11, 1))
    TreatyActionFactory.create_batch(number, instrument=cms)
    StatedAttendanceFactory.create_batch(number)

    with django_assert_num_queries(12):
        page(client)


def test_it_leads_to_the_latest_work_plan(client):
    plan = WorkPlanFactory(code="cms-2012-2014")

    _, soup = page(client)

    assert soup.select_one('a[href="/en/workplan/cms-2012-2014/"]').get_text() == plan.title
