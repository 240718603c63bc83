from datetime import date

import pytest

from tests.factories.nbsap import NbsapFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.nbsap.drawings import legend, map_title, plan_map
from whimbrel.nbsap.queries.mapped import Shown, mapped
from whimbrel.nbsap.queries.register import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    region = RegionFactory()
    NbsapFactory(country=CountryFactory(iso3="MLT", name_en="Malta", region=region))
    CountryFactory(iso3="KEN", name_en="Kenya", region=region)
    return register(on=date(2026, 1, 1))


def test_the_title_is_the_finding(rows):
    found = mapped(rows, Shown.STATUS)

    assert (
        map_title(found, Shown.STATUS)
        == "1 country has a national biodiversity plan on record here"
    )
    assert map_title(mapped(rows, Shown.STEPS), Shown.STEPS).startswith("The steps of 0 countries")


def test_a_small_state_leads_to_its_plan_and_a_map_that_travels_leads_nowhere(rows):
    found = mapped(rows, Shown.STATUS)

    assert 'href="/en/nbsaps/MLT/"' in plan_map(found, Shown.STATUS, language="en")
    alone = plan_map(found, Shown.STATUS, language="en", standalone=True)
    assert "href" not in alone
    assert "No plan on record here: 1" in alone


def test_the_legend_counts_what_is_not_public_too(rows):
    assert [(words, n) for _shade, words, n in legend(mapped(rows, Shown.SCORE), Shown.SCORE)] == [
        ("No grades that are public", 2)
    ]
