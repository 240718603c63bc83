from decimal import Decimal

import pytest

from tests.factories.designations import seated
from tests.factories.treaties import CountryFactory
from whimbrel.core.models import JournalEntry
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.training.actions.load_standings import load_standings, try_standings
from whimbrel.training.models import PartyStanding

pytestmark = pytest.mark.django_db
HEAD = "iso3,year,scale,arrears_years,is_ldc,source"


def a_sheet(*lines, head=HEAD):
    return SheetFile("standings.csv", "\n".join([head, *lines]).encode())


@pytest.fixture(autouse=True)
def kenya():
    return CountryFactory(iso3="KEN")


def test_a_list_says_scale_arrears_and_need_of_a_year_with_its_source():
    load_standings(a_sheet("KEN,2026,0.037,2,no,Status of contributions"), by=seated())

    one = PartyStanding.objects.get()
    assert (one.scale, one.arrears_years, one.is_ldc, one.is_sids) == (
        Decimal("0.037"),
        2,
        False,
        None,
    )
    assert JournalEntry.objects.get(verb="loaded standings").detail == {"added": 1, "changed": 0}


def test_looking_through_changes_nothing():
    (tried,) = try_standings(a_sheet("KEN,2026,0.037,2,no,List"))

    assert tried.added == 1
    assert not PartyStanding.objects.exists()


def test_what_a_sheet_does_not_speak_of_stays_as_it_is_known():
    load_standings(a_sheet("KEN,2026,0.037,,no,Scale"), by=seated())

    load_standings(
        a_sheet("KEN,2026,3,Arrears", head="iso3,year,arrears_years,source"), by=seated()
    )

    one = PartyStanding.objects.get()
    assert (one.scale, one.arrears_years, one.is_ldc) == (Decimal("0.037"), 3, False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("KEN,2026,,,,List", "says nothing of the country"),
        ("KEN,226,0.1,,,List", "no year of the United Nations"),
        ("KEN,2026,,34000,,List", "not the amount"),
        ("KEN,2026,a tenth,,,List", "is not a number"),
        ("KEN,2026,,,perhaps,List", "neither yes nor no"),
        ("XXX,2026,0.1,,,List", "not known here"),
        ("KEN,2026,=1+1,,,List", "formula"),
    ],
)
def test_a_line_that_cannot_be_is_named_and_nothing_is_written(line, said):
    with pytest.raises(SheetRefused) as refused:
        load_standings(a_sheet("KEN,2025,0.1,,,List", line), by=seated())

    assert said in str(refused.value)
    assert "Line 3" in str(refused.value) or "line 3" in str(refused.value)
    assert not PartyStanding.objects.exists()
