"""The first playbook, from its sheet; from then on it is kept at the desk."""

from pathlib import Path

from whimbrel.accession.models import Deed, PlaybookStep, Stage
from whimbrel.accession.models.playbook import Path as Way
from whimbrel.core.loading import Loaded, load_records
from whimbrel.core.sheets import Column, Row, choice, reference, text, whole_number
from whimbrel.treaties.actions.load_registry import Sheet, instruments, renamed

DATA = Path(__file__).parents[1] / "data"
KEY = ("instrument", "path", "place")


def _columns() -> list[Column]:
    return [
        reference("instrument", instruments(), is_required=True),
        choice("path", Way.values, is_required=True),
        whole_number("place", is_required=True),
        text("words", is_required=True),
        choice("stage", Stage.Step.values),
        whole_number("days", is_required=True),
        text("answers"),
        choice("deed", Deed.values),
    ]


def _load(rows: list[Row]) -> list[Loaded]:
    # Whatever the Secretariat has changed since stays as it is.
    if PlaybookStep.objects.exists():
        return []
    kept = renamed(rows, instrument="instrument_id")
    return [
        load_records(PlaybookStep, kept, key=("instrument_id", "path", "place"), name="playbook")
    ]


SHEETS = [Sheet(DATA / "playbook.csv", "playbook", _columns, KEY, _load)]
