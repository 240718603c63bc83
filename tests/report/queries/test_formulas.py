import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whimbrel.report.queries.formulas import FormulaRefused, check_formula, codes_in, reckon

NUMBERS = {"people": Decimal(30), "parties": Decimal(120), "none": None, "zero": Decimal(0)}


@pytest.mark.parametrize(
    ("formula", "worth"),
    [
        ("[people] / [parties] * 100", "25"),
        ("([people] + 10) * 2 - -1", "81"),
        ("0.1 + 0.2", "0.3"),
        ("[people] / [zero]", None),
        ("[zero] / [zero]", None),
        ("[none] + 1", None),
        ("[unknown] + 1", None),
    ],
)
def test_a_formula_is_reckoned_and_what_is_not_known_makes_it_unknown(formula, worth):
    assert reckon(formula, NUMBERS) == (None if worth is None else Decimal(worth))


@pytest.mark.parametrize(
    "formula",
    ["", "1 +", "__import__('os')", "[a].b", "[a] ** 9", "9 ** 9 ** 9", "lambda: 1", "v0", "'a' * 9", "[a] if 1 else 2",
     "(" * 400 + "1" + ")" * 400, "True + 1"],
)  # fmt: skip
def test_anything_but_the_four_operations_is_refused(formula):
    with pytest.raises(FormulaRefused):
        check_formula(formula)


def test_the_codes_of_a_formula_are_told_once_each():
    assert codes_in("[b] + [a-1] * [b]") == ["b", "a-1"]


@given(st.text(max_size=40))
def test_no_text_does_anything_but_be_reckoned_or_refused(text):
    with contextlib.suppress(FormulaRefused):
        reckon(text, {})
