"""Counterparts from a sheet that whoever may use it brings: never in the package."""

from pathlib import Path

from whimbrel.core.loading import Loaded, load_records
from whimbrel.core.sheets import Column, Row, day, reference, text
from whimbrel.nbsap.models import Counterpart
from whimbrel.treaties.actions.load_registry import Sheet, countries, instruments, renamed


def _columns() -> list[Column]:
    return [
        reference("iso3", countries(), is_required=True),
        reference("instrument", instruments(), is_required=True),
        text("office", is_required=True, longest=200),
        text("email"),
        text("source", is_required=True),
        day("starts_on"),
        day("ends_on"),
    ]


def _load(rows: list[Row]) -> list[Loaded]:
    kept = renamed(rows, iso3="country_id", instrument="instrument_id")
    key = ("country_id", "instrument_id", "office")
    return [load_records(Counterpart, kept, key=key, name="counterparts")]


COUNTERPARTS = Sheet(
    Path("counterparts.csv"), "counterparts", _columns, ("iso3", "instrument", "office"), _load
)
