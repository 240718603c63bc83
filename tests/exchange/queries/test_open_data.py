import csv
import json

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.nbsap import NbsapFactory, a_questionnaire, assessed, written_down
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.exchange.queries.open_data import MEANINGS, open_files_of_plans
from whimbrel.nbsap.actions.assessing import publish_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def package(client):
    country = CountryFactory(iso3="KEN", region=RegionFactory())
    nbsap = assessed(written_down(NbsapFactory(country=country)))
    publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())
    a_questionnaire(code="cycle-1")
    return json.loads(client.get(reverse("exchange:package")).content)


def test_every_file_has_just_the_columns_that_are_explained(client, settings, package):
    names = [one["name"] for one in package["resources"]]
    assert names[:3] == ["nbsaps", "nbsap-grades", "nbsap-steps"]
    assert "nbsap-targets-samarkand" in names
    assert "cycle-1" in names

    for one in package["resources"]:
        assert one["path"].startswith(settings.SITE_URL)
        answer = client.get(one["path"].removeprefix(settings.SITE_URL))
        heading, *rows = csv.reader(answer.content.decode("utf-8-sig").splitlines())
        fields = one["schema"]["fields"]
        assert heading == [field["name"] for field in fields]
        assert all(field["description"] for field in fields)
        assert rows or one["name"] == "cycle-1"


def test_each_cell_is_of_the_kind_that_is_said(client, settings, package):
    for one in package["resources"]:
        answer = client.get(one["path"].removeprefix(settings.SITE_URL))
        kinds = {field["name"]: field["type"] for field in one["schema"]["fields"]}
        for row in csv.DictReader(answer.content.decode("utf-8-sig").splitlines()):
            for name, cell in row.items():
                if cell and kinds[name] == "integer":
                    assert cell.isdigit(), (one["name"], name, cell)
                if cell and kinds[name] == "date":
                    assert len(cell) == 10, (one["name"], name, cell)


def test_no_meaning_is_told_of_a_column_that_there_is_not(package):
    used = {name for one in open_files_of_plans(on=localdate()) for name in one.columns}

    assert used == set(MEANINGS)


def test_the_page_leads_to_every_file_in_every_form(client, package):
    page = client.get(reverse("exchange:index")).content.decode()

    assert reverse("exchange:package") in page
    for form in ("csv", "xlsx", "json"):
        assert reverse("nbsap:grades_download", args=[form]) in page
        assert reverse("nbsap:global_targets_download", args=["aichi", form]) in page
        assert reverse("nbsap:questionnaire_download", args=["cycle-1", form]) in page


def test_a_questionnaire_that_is_not_open_yet_is_not_told(package):
    a_questionnaire(code="later", opens_on=localdate().replace(year=localdate().year + 1))

    assert "later" not in [one.name for one in open_files_of_plans(on=localdate())]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_files_costs_the_same_for_one_questionnaire_or_many(
    number, django_assert_num_queries
):
    for n in range(number):
        a_questionnaire(code=f"cycle-{n}")

    with django_assert_num_queries(1):
        assert len(open_files_of_plans(on=localdate())) == 7 + number
