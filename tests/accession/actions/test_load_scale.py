from decimal import Decimal

import pytest

from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.accession.actions.load_scale import BUDGETS, SCALE
from whimbrel.accession.models import Budget, ScaleShare
from whimbrel.core.sheets import SheetRefused
from whimbrel.treaties.actions.load_registry import load_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _known():
    CountryFactory(iso3="JPN")
    InstrumentFactory(code="CMS")


def a_sheet(folder, head, line):
    path = folder / "sheet.csv"
    path.write_text(f"{head}\n{line}\n", encoding="utf-8")
    return path


def test_shares_and_budgets_come_from_sheets_and_loading_again_changes_nothing(tmp_path):
    scale = a_sheet(tmp_path, "iso3,year,per_cent,source", "JPN,2025,6.930,A/RES/79/249")
    [first], [again] = load_sheet(SCALE, scale), load_sheet(SCALE, scale)
    assert (first.added, again.unchanged) == (1, 1)
    assert ScaleShare.objects.get().per_cent == Decimal("6.93")

    budget = a_sheet(tmp_path, "instrument,year,amount,currency,source", "CMS,2026,3000000,EUR,The Parties")  # fmt: skip
    [first], [again] = load_sheet(BUDGETS, budget), load_sheet(BUDGETS, budget)
    assert (first.added, again.unchanged) == (1, 1)
    assert Budget.objects.get().amount == Decimal("3000000.00")


@pytest.mark.parametrize("share", ["", "none", "NaN", "0", "-1", "101"])
def test_a_share_that_is_no_per_cent_is_refused(tmp_path, share):
    sheet = a_sheet(tmp_path, "iso3,year,per_cent,source", f"JPN,2025,{share},A list")

    with pytest.raises(SheetRefused):
        load_sheet(SCALE, sheet)

    assert not ScaleShare.objects.exists()
