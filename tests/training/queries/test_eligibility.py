from decimal import Decimal

import pytest

from whimbrel.training.models import PartyStanding, SupportRule
from whimbrel.training.queries.eligibility import support_eligibility
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
    found = support_eligibility(country, standing, by)

    assert found.is_eligible is expected
    assert found.grounds


def test_the_grounds_are_said_in_words_with_their_source():
    found = support_eligibility(LDC, owing(years=4), rule(refuses_arrears_of=3))

    assert found.grounds == ("4 years in arrears",)
    assert found.source == "Notification 2026/1"
