from decimal import Decimal

import pytest

from tests.factories.training import WorkshopFactory
from tests.factories.treaties import CountryFactory
from whimbrel.training.models import PartyStanding, SupportRule
from whimbrel.training.queries.eligibility import standings_for, support_eligibility
from whimbrel.treaties.models import Country

LDC = Country(name_en="Here", is_ldc=True)
ISLAND = Country(name_en="Island", is_sids=True)
OTHER = Country(name_en="There")


def rule(**fields):
    return SupportRule(**{"helps_ldc": True, "helps_sids": True} | fields)


def owing(years=None, scale=None):
    return PartyStanding(arrears_years=years, scale=scale, source="Notification 2026/1")


@pytest.mark.parametrize(
    ("country", "standing", "by", "expected"),
    [
        (LDC, None, rule(), True),
        (ISLAND, None, rule(), True),
        (ISLAND, None, rule(helps_sids=False), False),
        (OTHER, None, rule(), False),
        (OTHER, owing(scale=Decimal("0.010")), rule(scale_up_to=Decimal("0.010")), True),
        (OTHER, owing(scale=Decimal("0.011")), rule(scale_up_to=Decimal("0.010")), False),
        (OTHER, None, rule(scale_up_to=Decimal("0.010")), False),
        (LDC, owing(years=3), rule(refuses_arrears_of=3), False),
        (LDC, owing(years=2), rule(refuses_arrears_of=3), True),
        (LDC, owing(years=9), rule(), True),
        (None, None, rule(), False),
        (LDC, None, None, False),
    ],
)
def test_any_ground_is_enough_and_arrears_outweigh_all(country, standing, by, expected):
    found = support_eligibility(country, [standing] if standing else [], by)

    assert found.is_eligible is expected
    assert found.grounds


def test_the_grounds_are_said_in_words_with_their_source():
    found = support_eligibility(LDC, [owing(years=4)], rule(refuses_arrears_of=3))

    assert found.grounds == ("4 years in arrears",)
    assert found.source == "Notification 2026/1"


def test_of_each_question_the_newest_answer_holds_and_its_source_is_named():
    newest = PartyStanding(year=2026, arrears_years=1, source="Status of contributions 2026")
    scale = PartyStanding(year=2025, arrears_years=4, scale=Decimal("0.010"), source="Scale 2025")
    by = rule(scale_up_to=Decimal("0.010"), refuses_arrears_of=3)

    found = support_eligibility(OTHER, [newest, scale], by)

    assert found.is_eligible
    assert found.source == "Scale 2025"
    assert found.unknown == ()


def test_a_list_of_a_year_outweighs_the_registry():
    graduated = PartyStanding(year=2026, is_ldc=False, source="List of 2026")

    assert not support_eligibility(LDC, [graduated], rule()).is_eligible
    assert support_eligibility(OTHER, [PartyStanding(is_sids=True)], rule()).is_eligible


def test_what_the_rule_asks_and_nobody_told_is_said():
    found = support_eligibility(LDC, [], rule(refuses_arrears_of=3, scale_up_to=Decimal("0.01")))

    assert found.is_eligible
    assert len(found.unknown) == 2


@pytest.mark.django_db
def test_a_list_of_a_later_year_does_not_count_for_an_earlier_workshop():
    workshop, kenya = WorkshopFactory(), CountryFactory()
    for year in (2012, 2013, 2014):
        kenya.standings.create(year=year, arrears_years=1, source="List")

    found = standings_for(workshop, [kenya.pk, None])

    assert [one.year for one in found[kenya.pk]] == [2013, 2012]
