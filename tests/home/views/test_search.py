from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.community import threaded
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    MeetingFactory,
)
from whimbrel.core.models import SearchMiss
from whimbrel.core.search.keeping import read_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Kenya, a meeting there, and its deputy, whom the Convention publishes; an observer, whom it does not."""
    kenya = CountryFactory(name_en="Kenya", name_fr="Kenya", name_ru="Кения", iso3="KEN")
    cms = InstrumentFactory(code="CMS", name_en="Convention on Migratory Species")
    MeetingFactory(
        code="CMS-COP4", instrument=cms, country=kenya, number=4, title_en="4th Meeting of the COP"
    )
    for role, name in (("deputy", "Deputy of Kenya"), ("trainer", "Trainer in Kenya")):
        DesignationFactory(role=role, person__display_name=name, country=kenya, instrument=cms)
    read_everything()
    return kenya


def search(client, language="en", **query):
    answer = client.get(f"/{language}/search/", query)
    return answer, BeautifulSoup(answer.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ", strip=True).split())


def titles(soup):
    return [title.get_text() for title in soup.select(".results h2")]


def test_a_visitor_finds_what_is_public(client, world):
    answer, soup = search(client, q="kenya")

    assert set(titles(soup)) == {"Kenya", "4th Meeting of the COP", "Deputy of Kenya"}
    assert words(soup.h1) == "3 results"
    assert soup.select_one(".results mark").get_text() == "Kenya"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_member_finds_what_members_may_know(client, world):
    person = UserFactory()
    DesignationFactory(person=person, starts_on=date(2020, 1, 1))
    client.force_login(person)

    _, soup = search(client, q="kenya")

    assert "Trainer in Kenya" in titles(soup)


def test_somebody_whose_time_is_over_finds_no_more_than_a_visitor(client, world):
    person = UserFactory()
    DesignationFactory(person=person, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    client.force_login(person)

    _, soup = search(client, q="kenya")

    assert "Trainer in Kenya" not in titles(soup)


def test_results_are_counted_and_narrowed_by_kind(client, world):
    _, soup = search(client, q="kenya")
    kinds = {words(link): link["href"] for link in soup.select("nav[aria-label=Kinds] a")}

    _, narrowed = search(client, q="kenya", kind="countries")

    assert "kind=countries" in kinds["Countries"]
    assert titles(narrowed) == ["Kenya"]
    assert narrowed.select_one("nav[aria-label=Kinds] [aria-current]").get_text() == "Countries"


def test_a_question_in_another_language_is_answered_in_the_readers(client, world):
    _, soup = search(client, "fr", q="Кения", kind="countries")

    assert titles(soup) == ["Kenya"]
    assert soup.select_one(".results a")["href"] == "/fr/countries/KEN/"


def test_a_near_miss_leads_to_what_was_meant(client, world):
    _, soup = search(client, q="convetnion")

    link = soup.select_one(".note a")
    assert (words(link), link["href"]) == ("convention", "?q=convention")


def test_what_was_searched_in_vain_is_counted_once_a_search_and_not_when_narrowed(client, world):
    for _ in range(2):
        search(client, q="panda bamboo")
    search(client, q="zebra", kind="countries")

    assert list(SearchMiss.objects.values_list("words", "times")) == [("bamboo panda", 2)]


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "  …"}])
def test_an_empty_search_says_what_can_be_found(client, db, query):
    answer, soup = search(client, **query)

    assert answer.status_code == 200
    assert "Search the Manual, instruments, countries" in words(soup.main)
    assert not SearchMiss.objects.exists()


@pytest.mark.parametrize(
    "query",
    [{"kind": "nothing"}, {"instrument": "X"}, {"written_in": "xx"}, {"q": "\0"}, {"q": "x" * 201}],
)
def test_a_question_that_cannot_be_asked_is_answered_with_why(client, db, query):
    answer, soup = search(client, **({"q": "kenya"} | query))

    assert answer.status_code == 400
    assert soup.select_one("[role=alert] li")


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999999999999999999"])
def test_a_page_there_is_not_is_the_nearest_there_is(client, world, page):
    answer, soup = search(client, q="kenya", page=page)

    assert answer.status_code == 200
    assert titles(soup)


def test_suggestions_are_what_this_reader_may_find(client, world):
    address = reverse("home:search_suggestions")
    person = UserFactory()
    DesignationFactory(person=person, starts_on=date(2020, 1, 1))

    visitor = client.get(address, {"q": "trai"}).json()
    client.force_login(person)
    member = client.get(address, {"q": "trai"}).json()

    assert visitor == {"suggestions": []}
    assert member == {"suggestions": ["Trainer in Kenya"]}
    assert client.get(address, {"q": "\0"}).json() == {"suggestions": []}


@pytest.mark.parametrize("number", [1, 3])
def test_a_search_costs_the_same_for_one_result_or_many(client, number, django_assert_num_queries):
    for place in range(number):
        CountryFactory(name_en=f"Kenya {place}")
    read_everything()

    # Instruments to choose from; how many, which, and their entries; the countries and their former names.
    with django_assert_num_queries(7):
        search(client, q="kenya")


def test_every_page_has_the_search_box_in_its_language(client, world):
    soup = BeautifulSoup(client.get("/fr/countries/").content, "html.parser")

    box = soup.select_one("header form[role=search]")
    assert box["action"] == "/fr/search/"
    assert box.select_one("input[name=q]")["aria-label"]


def test_a_search_is_narrowed_by_author_and_by_days_and_says_so_when_they_make_no_sense(
    client, world
):
    threaded(by=DesignationFactory(person__display_name="Focal point, Fiji").person, title="Terns")

    def found(**narrowed):
        return titles(search(client, q="terns", **narrowed)[1])

    assert found(author="fiji", since="2020-01-01") == ["Terns"]
    assert found(author="kenya") == found(until="2020-01-01") == []
    answer, soup = search(client, q="terns", since="2026-02-01", until="2026-01-01")
    assert answer.status_code == 400
    assert soup.select_one("details").has_attr("open")
    assert "lies before the other one" in words(soup.main)


def test_the_result_of_a_post_names_its_author(client, world):
    threaded(by=DesignationFactory(person__display_name="Focal point, Fiji").person, title="Terns")

    _, soup = search(client, q="terns")

    assert "Focal point, Fiji" in words(soup.select_one(".results li"))
