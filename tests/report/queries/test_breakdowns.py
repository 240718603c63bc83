from decimal import Decimal

import pytest

from tests.factories.treaties import RegionFactory
from whimbrel.report.models import IndicatorValue
from whimbrel.report.queries.breakdowns import broken_down, dimensions

pytestmark = pytest.mark.django_db


def test_each_part_has_its_name_in_the_order_of_the_house():
    RegionFactory(code="africa", name_en="Africa")
    value = IndicatorValue(parts={"sex": {"m": "8", "f": "12"}, "region": {"africa": "20"}})

    by_sex, by_region = broken_down(value, dimensions())

    assert (by_sex.name, by_sex.parts) == ("By sex", (("Women", Decimal(12)), ("Men", Decimal(8))))
    assert by_region.parts == (("Africa", Decimal(20)),)


def test_a_value_of_which_nothing_is_told_is_shown_whole():
    assert broken_down(IndicatorValue(), dimensions()) == []


def test_a_region_that_is_no_more_is_left_out():
    value = IndicatorValue(parts={"region": {"atlantis": "3"}})

    [by_region] = broken_down(value, dimensions())

    assert by_region.parts == ()
