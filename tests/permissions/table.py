"""The table that a person reviews: one row for each address and method, one column for each persona."""

import csv
from pathlib import Path

from tests.permissions.personas import PERSONAS

TABLE = Path(__file__).with_name("table.csv")
Row = tuple[str, str]


def read() -> dict[Row, dict[str, str]]:
    """By route and method: what each persona gets."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["route"], row["method"]): {name: row[name] for name in PERSONAS}
            for row in csv.DictReader(file)
        }


def write(rows: dict[Row, dict[str, str]]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["route", "method", *PERSONAS])
        for (route, method), cells in sorted(rows.items()):
            writer.writerow([route, method, *(cells[name] for name in PERSONAS)])
