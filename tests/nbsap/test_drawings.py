from datetime import date

import pytest

from tests.factories.nbsap import NbsapFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.nbsap.drawings import map_title, plan_map
from whimbrel.nbsap.queries.register import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    region = RegionFactory()
    NbsapFactory(country=CountryFactory(iso3="MLT", name_en="Malta", region=region))
    CountryFactory(iso3="KEN", name_en="Kenya", region=region)
    return register(on=date(2026, 1, 1))


def test_the_title_is_the_finding(rows):
    assert map_title(rows) == "1 country has a national biodiversity plan on record here"


def test_a_small_state_leads_to_its_plan_and_a_map_that_travels_leads_nowhere(rows):
    assert 'href="/en/nbsaps/MLT/"' in plan_map(rows, language="en")
    alone = plan_map(rows, language="en", standalone=True)
    assert "href" not in alone
    assert "No plan on record here: 1" in alone
