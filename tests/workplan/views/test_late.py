from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from tests.factories.workplan import ActivityFactory

pytestmark = pytest.mark.django_db
PAGE = "workplan:late_list"


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def rows(client):
    return BeautifulSoup(client.get(reverse(PAGE)).content, "html.parser").select("main tbody tr")


def test_the_secretariat_reads_what_is_late_and_who_looks_after_it(client):
    keeper = seated()
    ActivityFactory(title_en="Train", ends_on=date(2013, 1, 1), keeper=keeper)
    client.force_login(seated())

    [row] = rows(client)

    words = row.get_text(" ", strip=True).replace("\xa0", " ")
    assert "Train" in words
    assert "late 1 Jan 2013" in words
    assert str(keeper) in words


def test_nobody_else_reads_it(client):
    for somebody in (None, UserFactory(), DesignationFactory().person):
        if somebody:
            client.force_login(somebody)
        assert client.get(reverse(PAGE)).status_code == (403 if somebody else 302)


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_or_many(client, number, django_assert_num_queries):
    for _ in range(number):
        ActivityFactory(ends_on=date(2013, 1, 1), keeper=seated())
    client.force_login(seated())
    client.get(reverse(PAGE))

    with django_assert_num_queries(6):
        assert len(rows(client)) == number


def test_nothing_late_is_good_news(client):
    client.force_login(seated())

    assert "Nothing is late" in client.get(reverse(PAGE)).content.decode()
