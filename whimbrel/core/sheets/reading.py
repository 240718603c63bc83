import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.sheets.columns import Column
from whimbrel.core.sheets.complaints import Complaint, SheetRefused

# Ten times the largest sheet we know; what is larger is not a sheet of records.
LARGEST = 20 * 1024 * 1024
LONGEST_CELL = 100_000


@dataclass(frozen=True)
class Row:
    """One record of a sheet, with the line it begins on."""

    line: int
    values: dict[str, Any]


def read_sheet(path: Path, columns: Sequence[Column], *, key: Sequence[str] = ()) -> list[Row]:
    """Every row of the CSV file, each cell understood as its column says.

    The file is UTF-8 with or without a mark, comma-separated, one heading row. `key` names columns that
    together may not repeat. Raises SheetRefused with all there is to mend; never returns half a sheet.
    """
    name = path.name
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(_decoded(path), newline=""))
    heading = [cell.strip() for cell in next(reader)]
    complaints = _heading_complaints(heading, columns)
    if complaints:
        raise SheetRefused(name, complaints)

    rows = _rows(reader, heading, columns, complaints)
    complaints += _repeated(rows, key)
    if complaints:
        raise SheetRefused(name, sorted(complaints, key=lambda one: one.line or 0))
    if not rows:
        raise SheetRefused(name, [Complaint(_("The file has a heading and no rows."))])
    return rows


def _decoded(path: Path) -> str:
    name = path.name
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SheetRefused(
                name,
                [
                    Complaint(
                        _("The file has %(size)s MB; the most is %(most)s MB. Split it.")
                        % {"size": size // 1024 // 1024, "most": LARGEST // 1024 // 1024}
                    )
                ],
            )
        raw = path.read_bytes()
    except OSError as error:
        raise SheetRefused(
            name, [Complaint(_("The file cannot be read: %(error)s.") % {"error": error.strerror})]
        ) from None
    if not raw.strip():
        raise SheetRefused(name, [Complaint(_("The file is empty."))])
    try:
        text = raw.decode("utf-8-sig")
        if "\x00" in text:
            raise ValueError
    except ValueError as error:
        line = raw[: getattr(error, "start", 0)].count(b"\n") + 1
        raise SheetRefused(
            name,
            [
                Complaint(
                    _("The file is not UTF-8. Save it again as “CSV UTF-8 (comma delimited)”."),
                    line=line,
                )
            ],
        ) from None
    return text


def _heading_complaints(heading: list[str], columns: Sequence[Column]) -> list[Complaint]:
    expected = [column.name for column in columns]
    if len(heading) == 1 and len(expected) > 1 and (";" in heading[0] or "\t" in heading[0]):
        return [
            Complaint(
                _(
                    "The columns are not separated by commas. Save the file again as comma-separated."
                ),
                line=1,
            )
        ]
    complaints = []
    for name in expected:
        if name not in heading:
            near = get_close_matches(
                name, [h for h in heading if h not in expected], n=1, cutoff=0.6
            )
            hint = _(" Is it the one called “%(near)s”?") % {"near": near[0]} if near else ""
            complaints.append(
                Complaint(_("The column “%(name)s” is missing.") % {"name": name} + hint, line=1)
            )
    for place, name in enumerate(heading):
        if name not in expected:
            complaints.append(
                Complaint(
                    _("The column “%(name)s” is not one of this sheet. Remove it or mend its name.")
                    % {"name": name},
                    line=1,
                )
            )
        elif name in heading[:place]:
            complaints.append(
                Complaint(_("The column “%(name)s” stands twice.") % {"name": name}, line=1)
            )
    return complaints


def _rows(
    reader: Any, heading: list[str], columns: Sequence[Column], complaints: list[Complaint]
) -> list[Row]:
    by_name = {column.name: column for column in columns}
    rows = []
    line = reader.line_num + 1
    try:
        for cells in reader:
            begins, line = line, reader.line_num + 1
            if not any(cells):
                continue
            if len(cells) != len(heading):
                complaints.append(
                    Complaint(
                        _(
                            "There are %(found)s cells where the heading has %(expected)s. Look for a missing or stray comma or quotation mark."
                        )
                        % {"found": len(cells), "expected": len(heading)},
                        line=begins,
                    )
                )
                continue
            values = {
                name: _value(by_name[name], cell.strip(), begins, complaints)
                for name, cell in zip(heading, cells, strict=True)
            }
            rows.append(Row(begins, values))
    except csv.Error:
        complaints.append(
            Complaint(
                _(
                    "This line cannot be read as comma-separated cells. Look for a stray quotation mark."
                ),
                line=line,
            )
        )
    return rows


def _value(column: Column, cell: str, line: int, complaints: list[Complaint]) -> Any:
    if not cell:
        if column.is_required:
            complaints.append(Complaint(_("This may not be empty."), line, column.name))
        return column.empty
    try:
        return column.read(cell)
    except ValueError as error:
        complaints.append(Complaint(str(error), line, column.name))
        return column.empty


def _repeated(rows: list[Row], key: Sequence[str]) -> list[Complaint]:
    if not key:
        return []
    seen: dict[tuple[Any, ...], int] = {}
    complaints = []
    for row in rows:
        values = tuple(row.values[name] for name in key)
        if values in seen:
            complaints.append(
                Complaint(
                    _("This record stands on line %(first)s already. Keep one of the two.")
                    % {"first": seen[values]},
                    line=row.line,
                )
            )
        seen.setdefault(values, row.line)
    return complaints
