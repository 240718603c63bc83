"""The first weights of what makes a State urgent, from their sheet; from then on they are kept at the desk."""

from pathlib import Path

from whimbrel.accession.models import PriorityCriterion
from whimbrel.core.loading import Loaded, load_records
from whimbrel.core.sheets import Column, Row, choice, whole_number
from whimbrel.treaties.actions.load_registry import Sheet

DATA = Path(__file__).parents[1] / "data"


def _columns() -> list[Column]:
    return [
        choice("kind", PriorityCriterion.Kind.values, is_required=True),
        whole_number("weight", is_required=True),
    ]


def _load(rows: list[Row]) -> list[Loaded]:
    # Whatever the Secretariat has changed since stays as it is.
    if PriorityCriterion.objects.exists():
        return []
    return [load_records(PriorityCriterion, rows, key=("kind",), name="criteria")]


SHEETS = [Sheet(DATA / "criteria.csv", "criteria", _columns, ("kind",), _load)]
