import json

import pytest
from bs4 import BeautifulSoup
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from tests.nbsap.views.pages import at, words
from whimbrel.nbsap.actions.assessing import publish_assessment

pytestmark = pytest.mark.django_db


def published(iso3, region, **more):
    country = CountryFactory(iso3=iso3, name_en=iso3, region=region)
    nbsap = assessed(NbsapFactory(country=country, **more))
    publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())


def links(page, label):
    soup = BeautifulSoup(page.content, "html.parser")
    return soup.find("nav", attrs={"aria-label": label}).find_all("a")


@pytest.mark.parametrize("number", [1, 3])
def test_the_map_of_points_costs_the_same_for_one_or_many(
    client, number, django_assert_num_queries
):
    region = RegionFactory()
    for n in range(number):
        published(f"A{n}Z", region)

    with django_assert_num_queries(9):
        page = client.get(at("nbsap_map"), {"shows": "score"})

    assert words(page).count("8/16") == number
    assert f"From one third to two thirds of the points: {number}" in words(page)
    assert not page.cookies


def test_what_the_map_shows_and_the_region_are_chosen_by_links_that_keep_the_other(client):
    africa, asia = RegionFactory(code="africa"), RegionFactory(code="asia")
    published("KEN", africa)
    published("IND", asia)

    page = client.get(at("nbsap_map"), {"shows": "steps", "region": "africa"})

    ways = {one.text: one["href"] for one in links(page, "What the map shows")}
    assert ways["Migratory species"].endswith("?shows=score&region=africa")
    assert ways["Plans on record"].endswith("/map/?region=africa")
    [here] = [one for one in links(page, "Region") if one.get("aria-current")]
    assert here["href"].endswith("?shows=steps&region=africa")
    assert "KEN" in words(page)
    assert "IND" not in words(page)
    assert "1/12" in words(page)


def test_a_country_whose_grades_are_not_public_shows_none(client):
    assessed(NbsapFactory(country=CountryFactory(iso3="KEN", region=RegionFactory())))

    page = words(client.get(at("nbsap_map"), {"shows": "score"}))

    assert "No grades that are public: 1" in page
    assert "8/16" not in page


def test_what_the_map_shows_can_be_taken_away_for_one_region(client):
    published("KEN", RegionFactory(code="africa"))
    published("IND", RegionFactory(code="asia"))
    asked = {"shows": "score", "region": "asia"}

    [row] = json.loads(client.get(at("nbsap_map_download", "json"), asked).content)

    assert (row["iso3"], row["value"], row["of"]) == ("IND", 8, 16)
    assert client.get(at("nbsap_map_download", "svg"), asked)["Content-Type"].startswith(
        "image/svg"
    )
    assert client.get(at("nbsap_map_download", "png"), asked).content[1:4] == b"PNG"
    assert client.get(at("nbsap_map_download", "gif")).status_code == 404


def test_a_map_that_there_is_not_is_refused_with_a_word(client):
    answer = client.get(at("nbsap_map"), {"shows": "weather"})

    assert answer.status_code == 400
    assert "There is no such map" in words(answer)
    assert client.get(at("nbsap_map_download", "svg"), {"shows": "weather"}).status_code == 404


def test_the_map_for_other_sites_is_the_one_that_was_chosen(client):
    published("KEN", RegionFactory(code="africa"))

    page = client.get(at("nbsap_map"), {"shows": "score", "region": "africa"})
    framed = client.get(at("nbsap_embed"), {"shows": "score", "region": "africa"})

    assert "/en/nbsaps/map/embed/?shows=score&region=africa" in words(page)
    assert "The grades of 1 country’s plan are public" in framed.content.decode()
    assert b"<form" not in framed.content
