from datetime import date

import pytest

from tests.factories.nbsap import NbsapFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.nbsap.actions.keeping import Target, add_target
from whimbrel.nbsap.queries.global_targets import (
    COLUMNS,
    answered,
    answered_rows,
    country_plans,
    overview,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


def a_plan(iso3, *targets, region=None, **more):
    """A country's plan; each target by its number and what it answers."""
    country = more.pop("country", None) or CountryFactory(iso3=iso3, name_en=iso3, region=region)
    nbsap = NbsapFactory(country=country, **more)
    for code, links in targets:
        given = Target(code, f"Words of {iso3} {code}", links=links)
        add_target(nbsap=nbsap, target=given, by=UserFactory())
    return nbsap


def numbers(framework, region=None):
    plans = country_plans(framework, on=DAY, region=region)
    return {one.number: one for one in overview(framework, plans)}


def test_a_target_counts_national_ones_countries_and_gaps():
    a_plan("KEN", ("1", {"kmgbf": ["4", "5"]}), ("2", {"kmgbf": ["4"]}))
    a_plan("UGA", ("1", {"kmgbf": ["5"]}))
    a_plan("TZA")

    found = numbers("kmgbf")

    assert (found["4"].targets, found["4"].countries, found["4"].gaps) == (2, 1, 1)
    assert (found["5"].targets, found["5"].countries, found["5"].gaps) == (2, 2, 0)
    # Nothing is known of Tanzania's targets: it is no gap anywhere.
    assert (found["6"].targets, found["6"].gaps) == (0, 2)
    assert list(found) == [str(n) for n in range(1, 24)]


def test_one_target_lists_words_gaps_and_what_is_not_known():
    a_plan("KEN", ("1", {"spms": ["13"]}))
    a_plan("UGA", ("1", {"spms": ["2"]}))
    a_plan("TZA")

    [found] = answered("spms", country_plans("spms", on=DAY), number="13")

    assert [(one.iso3, [line.text for line in lines]) for one, lines in found.linked] == [
        ("KEN", ["Words of KEN 1"])
    ]
    assert [one.iso3 for one in found.gaps] == ["UGA"]
    assert [one.iso3 for one in found.unknown] == ["TZA"]


def test_a_version_written_for_these_targets_is_not_put_aside_by_a_later_one_that_was_not():
    old = a_plan("KEN", ("1", {"aichi": ["17"]}), year=2014, framework="aichi")
    a_plan("KEN", ("1", {"kmgbf": ["4"]}), country=old.country, year=2024, framework="kmgbf")

    assert numbers("aichi")["17"].countries == 1
    assert numbers("kmgbf")["4"].countries == 1
    assert [one.nbsap.year for one in country_plans("spms", on=DAY)] == [2024]


def test_of_the_samarkand_plan_there_are_its_goals_and_the_targets_that_somebody_answers():
    a_plan("KEN", ("1", {"samarkand": ["5.4"]}))

    assert list(numbers("samarkand")) == ["1", "2", "3", "4", "5", "5.4", "6"]


def test_a_region_has_its_own_countries():
    africa = RegionFactory(code="africa")
    a_plan("KEN", ("1", {"aichi": ["17"]}), region=africa)
    a_plan("IND", ("1", {"aichi": ["17"]}))

    assert numbers("aichi")["17"].countries == 2
    assert numbers("aichi", africa)["17"].countries == 1


def test_the_table_has_a_row_for_each_national_target_and_each_gap():
    a_plan("KEN", ("1", {"aichi": ["17"]}), ("2", {"aichi": ["17"]}))
    a_plan("UGA", ("1", {"aichi": ["1"]}))
    a_plan("TZA")
    found = answered("aichi", country_plans("aichi", on=DAY))

    told = [dict(zip(COLUMNS, row, strict=True)) for row in answered_rows("aichi", found)]

    of_17 = [
        (one["iso3"], one["standing"], one["national_target"])
        for one in told
        if one["number"] == "17"
    ]
    assert of_17 == [
        ("KEN", "linked", "Words of KEN 1"),
        ("KEN", "linked", "Words of KEN 2"),
        ("UGA", "none linked", ""),
        ("TZA", "not on record", ""),
    ]
    assert len(told) == 20 * 3 + 1
