import json

import pytest

from tests.factories.treaties import RegionFactory
from tests.nbsap.queries.test_global_targets import a_plan
from tests.nbsap.views.pages import at, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(client, number, django_assert_num_queries):
    region = RegionFactory()
    for n in range(number):
        a_plan(f"A{n}Z", ("1", {"kmgbf": ["4"]}), ("2", {"kmgbf": ["4"]}), region=region)

    with django_assert_num_queries(8):
        page = client.get(at("global_target_list"))

    assert f"Target 4 {2 * number} {number} 0" in words(page)
    assert not page.cookies


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_target_costs_the_same_for_one_or_many(
    client, number, django_assert_num_queries
):
    region = RegionFactory()
    for n in range(number):
        a_plan(f"A{n}Z", ("1", {"kmgbf": ["4"]}), region=region)
        a_plan(f"B{n}Z", ("1", {"kmgbf": ["5"]}), region=region)

    with django_assert_num_queries(7):
        page = words(client.get(at("global_target_detail", "kmgbf", "4")))

    assert page.count("Words of A") == number
    assert "Words of B" not in page
    assert "B0Z" in page.split("Plans without a target that answers it")[1]


def test_a_plan_of_which_no_target_is_on_record_is_told_apart_from_a_gap(client):
    a_plan("KEN")

    page = words(client.get(at("global_target_detail", "aichi", "17")))

    assert "None of which anything is known." in page
    assert "1 plan of which no national target is on record here" in page


def test_the_region_is_kept_from_the_list_to_the_target_and_its_table(client):
    a_plan("KEN", ("1", {"samarkand": ["5.4"]}), region=RegionFactory(code="africa"))
    a_plan("IND", ("1", {"samarkand": ["5.4"]}), region=RegionFactory(code="asia"))
    asked = {"framework": "samarkand", "region": "asia"}

    listed = client.get(at("global_target_list"), asked).content.decode()
    rows = json.loads(
        client.get(at("global_target_download", "samarkand", "5.4", "json"), asked).content
    )

    assert at("global_target_detail", "samarkand", "5.4") + "?region=asia" in listed
    assert at("global_targets_download", "samarkand", "csv") + "?region=asia" in listed
    assert [one["iso3"] for one in rows] == ["IND"]


def test_a_target_that_there_is_not_is_not_found(client):
    for framework, number in (("kmgbf", "24"), ("aichi", "x"), ("weather", "1")):
        assert client.get(at("global_target_detail", framework, number)).status_code == 404
        assert client.get(at("global_target_download", framework, number, "csv")).status_code == 404
    assert client.get(at("global_targets_download", "weather", "csv")).status_code == 404
    assert client.get(at("global_targets_download", "aichi", "pdf")).status_code == 404
    assert client.get(at("global_target_list"), {"framework": "weather"}).status_code == 400
    assert client.get(at("global_target_list"), {"region": "atlantis"}).status_code == 400
