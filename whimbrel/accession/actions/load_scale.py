"""The scale of assessments and the budgets of instruments, from sheets that somebody brings: none comes with the house."""

from pathlib import Path

from whimbrel.accession.models import Budget, ScaleShare
from whimbrel.core.loading import Loaded, load_records
from whimbrel.core.money import CURRENCIES
from whimbrel.core.sheets import Column, Row, choice, number, reference, text, whole_number
from whimbrel.treaties.actions.load_registry import Sheet, countries, instruments, renamed


def _share_columns() -> list[Column]:
    return [
        reference("iso3", countries(), is_required=True),
        whole_number("year", is_required=True),
        number("per_cent", most=100, places=5, is_required=True),
        text("source", is_required=True),
    ]


def _load_shares(rows: list[Row]) -> list[Loaded]:
    found = renamed(rows, iso3="country_id")
    return [load_records(ScaleShare, found, key=("country_id", "year"), name="shares in the scale")]


def _budget_columns() -> list[Column]:
    return [
        reference("instrument", instruments(), is_required=True),
        whole_number("year", is_required=True),
        number("amount", most=10**12, places=2, is_required=True),
        choice("currency", CURRENCIES, is_required=True),
        text("source", is_required=True),
    ]


def _load_budgets(rows: list[Row]) -> list[Loaded]:
    found = renamed(rows, instrument="instrument_id")
    return [load_records(Budget, found, key=("instrument_id", "year"), name="budgets")]


SCALE = Sheet(Path("scale.csv"), "scale", _share_columns, ("iso3", "year"), _load_shares)
BUDGETS = Sheet(
    Path("budgets.csv"), "budgets", _budget_columns, ("instrument", "year"), _load_budgets
)
