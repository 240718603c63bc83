"""Published outreach to non-Parties, from its sheet."""

from pathlib import Path

from whimbrel.accession.models import Outreach
from whimbrel.core.loading import Loaded, load_records
from whimbrel.core.sheets import Column, Row, choice, day, reference, text, whole_number
from whimbrel.treaties.actions.load_registry import (
    Sheet,
    countries,
    instruments,
    regions,
    renamed,
)

DATA = Path(__file__).parents[1] / "data"


def _columns() -> list[Column]:
    return [
        reference("instrument", instruments(), is_required=True),
        choice("emphasis", Outreach.Emphasis.values, is_required=True),
        reference("iso3", countries()),
        reference("region", regions()),
        day("starts_on", is_required=True),
        day("ends_on", is_required=True),
        whole_number("place"),
        text("source", is_required=True),
    ]


def _load(rows: list[Row]) -> list[Loaded]:
    kept = renamed(rows, instrument="instrument_id", iso3="country_id", region="region_id")
    key = ("instrument_id", "country_id", "region_id", "starts_on")
    return [load_records(Outreach, kept, key=key, name="outreach")]


SHEETS = [
    Sheet(
        DATA / "outreach.csv",
        "outreach",
        _columns,
        ("instrument", "iso3", "region", "starts_on"),
        _load,
    ),
]
