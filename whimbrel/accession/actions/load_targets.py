"""Agreed targets for the number of Parties, from their sheet."""

from pathlib import Path

from whimbrel.accession.models import MembershipTarget
from whimbrel.core.loading import Loaded, load_records
from whimbrel.core.sheets import Column, Row, day, reference, text, whole_number
from whimbrel.treaties.actions.load_registry import Sheet, instruments, renamed

DATA = Path(__file__).parents[1] / "data"


def _columns() -> list[Column]:
    return [
        reference("instrument", instruments(), is_required=True),
        whole_number("parties", is_required=True),
        day("by", is_required=True),
        text("source", is_required=True),
    ]


def _load(rows: list[Row]) -> list[Loaded]:
    kept = renamed(rows, instrument="instrument_id")
    return [load_records(MembershipTarget, kept, key=("instrument_id", "by"), name="targets")]


SHEETS = [Sheet(DATA / "targets.csv", "targets", _columns, ("instrument", "by"), _load)]
