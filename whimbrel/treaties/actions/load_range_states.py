"""Range States from a file that somebody brings: its data have no open licence, so we ship none."""

from pathlib import Path

from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import Column, Row, reference, text
from whimbrel.treaties.actions.load_registry import Sheet, countries
from whimbrel.treaties.models import RangeState, Species


def _columns() -> list[Column]:
    return [
        text("scientific_name", is_required=True, longest=150),
        reference("iso3", countries(), is_required=True),
        text("class", longest=60),
        text("appendix", longest=10),
        text("occurrence", longest=200),
        text("listed_through", longest=200),
        text("dataset", is_required=True, longest=60),
        text("name_basis", longest=200),
    ]


def _load(rows: list[Row]) -> list[Loaded]:
    known = codes(Species.objects, "scientific_name")
    # A species listed through its family stands on no Appendix by name, and is new here.
    new: dict[str, Row] = {}
    for row in rows:
        name = row.values["scientific_name"]
        if name not in known and name not in new:
            described = {"scientific_name": name, "taxon_class": row.values["class"]}
            new[name] = Row(row.line, described)
    species = load_records(Species, list(new.values()), key=("scientific_name",), name="species")
    known = codes(Species.objects, "scientific_name")
    kept = [
        Row(
            row.line,
            {
                "species_id": known[row.values["scientific_name"]],
                "country_id": row.values["iso3"],
                "occurrence": row.values["occurrence"],
                "listed_through": row.values["listed_through"],
                "dataset": row.values["dataset"],
                "name_basis": row.values["name_basis"],
            },
        )
        for row in rows
    ]
    key = ("species_id", "country_id", "dataset", "occurrence")
    return [species, load_records(RangeState, kept, key=key, name="Range States")]


RANGE_STATES = Sheet(
    Path("range_states.csv"),
    "range-states",
    _columns,
    ("scientific_name", "iso3", "dataset", "occurrence"),
    _load,
)
