"""National plans from a sheet: the one that comes with Whimbrel, or a newer one from the CBD's list."""

from pathlib import Path

from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import (
    Column,
    Row,
    choice,
    day,
    reference,
    text,
    whole_number,
    yes_or_no,
)
from whimbrel.nbsap.models import Framework, Nbsap, PlanStage
from whimbrel.treaties.actions.load_registry import Sheet, countries

DATA = Path(__file__).parents[1] / "data"
STAGE = ("stage", "on", "is_year_only")


def _columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=20),
        reference("iso3", countries(), is_required=True),
        whole_number("year", is_required=True),
        whole_number("starts_year"),
        whole_number("ends_year"),
        choice("framework", [Framework.AICHI.value, Framework.KMGBF.value]),
        choice("stage", PlanStage.Kind.values),
        day("on"),
        yes_or_no("is_year_only"),
        text("source", is_required=True),
        text("source_url"),
        text("verified", longest=200),
    ]


def _load(rows: list[Row]) -> list[Loaded]:
    plans = [
        Row(
            row.line,
            {
                "country_id" if name == "iso3" else name: value
                for name, value in row.values.items()
                if name not in STAGE
            },
        )
        for row in rows
    ]
    loaded = [load_records(Nbsap, plans, key=("code",), name="national plans")]
    known = codes(Nbsap.objects.all(), "code")
    stages = [
        Row(
            row.line,
            {
                "nbsap_id": known[row.values["code"]],
                "kind": row.values["stage"],
                "on": row.values["on"],
                "is_year_only": row.values["is_year_only"],
                "source": row.values["source"],
            },
        )
        for row in rows
        if row.values["stage"] and row.values["on"]
    ]
    key = ("nbsap_id", "kind", "on")
    return [*loaded, load_records(PlanStage, stages, key=key, name="stages of national plans")]


NBSAPS = Sheet(DATA / "nbsaps.csv", "nbsaps", _columns, ("code",), _load)
