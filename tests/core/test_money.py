from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whimbrel.core.money import converted, split, to_the_cent, written_money

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
weights = st.lists(
    st.decimals(min_value=0, max_value=10**6, places=4), min_size=1, max_size=40
).filter(lambda all_of_them: sum(all_of_them) > 0)


@given(amounts, weights)
def test_parts_add_up_to_the_whole_to_the_cent(amount, weights):
    assert sum(split(amount, weights)) == amount


@given(amounts, weights)
def test_no_part_is_a_whole_cent_away_from_what_its_weight_says(amount, weights):
    total = sum(weights)
    for part, weight in zip(split(amount, weights), weights, strict=True):
        assert abs(part - amount * weight / total) < Decimal("0.0100001")


@given(amounts, weights)
def test_who_has_no_weight_gets_nothing(amount, weights):
    parts = split(amount, [*weights, Decimal()])

    assert parts[-1] == 0


def test_the_cent_left_over_goes_to_the_first_of_equals():
    assert split(Decimal("100"), [Decimal(1)] * 3) == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]


def test_what_is_taken_back_is_split_as_it_was_given():
    weights = [Decimal(1), Decimal(2), Decimal(4)]

    given_ = split(Decimal("10.01"), weights)
    back = split(Decimal("-10.01"), weights)

    assert [one + other for one, other in zip(given_, back, strict=True)] == [0, 0, 0]


@pytest.mark.parametrize("weights", [[], [Decimal()], [Decimal(-1), Decimal(2)]])
def test_a_split_without_weights_is_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        split(Decimal(1), weights)


def test_half_a_cent_goes_up_away_from_nought():
    assert to_the_cent(Decimal("0.125")) == Decimal("0.13")
    assert to_the_cent(Decimal("-0.125")) == Decimal("-0.13")
    assert converted(Decimal("100.00"), Decimal("0.80125")) == Decimal("80.13")


def test_money_is_written_as_readers_of_a_language_write_it():
    assert written_money(Decimal("1234.5"), "EUR", "en") == "€1,234.50"
    assert written_money(Decimal("1234.5"), "EUR", "fr") == "1\u202f234,50\xa0€"
