from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, PlanStageFactory, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.core.charts.world import Shade
from whimbrel.nbsap.actions.assessing import publish_assessment
from whimbrel.nbsap.models import Grade
from whimbrel.nbsap.queries.register import (
    COLUMNS,
    by_region,
    gaps,
    register,
    register_rows,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.fixture
def africa():
    return RegionFactory(code="africa", name_en="Africa")


def test_the_latest_version_stands_for_the_country_with_its_latest_stage(africa):
    kenya = CountryFactory(iso3="KEN", name_en="Kenya", region=africa)
    NbsapFactory(country=kenya, year=2000, framework="")
    plan = NbsapFactory(country=kenya, year=2025, framework="kmgbf")
    PlanStageFactory(nbsap=plan, kind="adopted", on=date(2025, 2, 1))
    PlanStageFactory(nbsap=plan, kind="implementing", on=date(2025, 6, 1))
    PlanStageFactory(nbsap=plan, kind="reviewing", on=date(2030, 1, 1))
    CountryFactory(iso3="UGA", name_en="Uganda", region=africa)

    kenya_row, uganda_row = register(on=DAY)

    assert (kenya_row.nbsap, kenya_row.stage.kind, kenya_row.shade) == (
        plan,
        "implementing",
        Shade.FULL,
    )
    assert (uganda_row.nbsap, uganda_row.shade) == (None, Shade.NONE)
    assert gaps([kenya_row, uganda_row]) == ["Uganda"]


def test_an_assessment_counts_only_once_it_is_published(africa):
    plan = assessed(NbsapFactory(country__region=africa), grade=Grade.SPECIFIC)
    [row] = register(on=DAY)
    assert (row.points, row.steps) == (None, None)

    publish_assessment(nbsap=plan, by=UserFactory(), at=now())

    [row] = register(on=DAY)
    assert (row.points, row.steps) == (16, 1)
    [summary] = by_region([row])
    assert (summary.region, summary.with_plan, summary.renewed, summary.assessed, summary.mean_points) == (
        "Africa", 1, 0, 1, 16,
    )  # fmt: skip


def test_the_table_to_take_away_says_what_is_not_known_by_an_empty_cell(africa):
    CountryFactory(iso3="UGA", name_en="Uganda", region=africa)

    [line] = register_rows(register(on=DAY))

    told = dict(zip(COLUMNS, line, strict=True))
    assert told["iso3"] == "UGA"
    assert set(told) - {name for name, value in told.items() if value == ""} == {
        "iso3",
        "country",
        "region",
    }


def test_a_region_shows_its_own_countries(africa):
    CountryFactory(iso3="UGA", region=africa)
    CountryFactory(iso3="FJI")

    assert [row.iso3 for row in register(on=DAY, region=africa)] == ["UGA"]
