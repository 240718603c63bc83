"""Rows of a sheet: each cell understood as its column says, or all that is to be mended."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.sheets.columns import Column
from whimbrel.core.sheets.complaints import Complaint, SheetRefused
from whimbrel.core.sheets.delimited import delimited_lines
from whimbrel.core.sheets.workbook import BEGINNING, workbook_lines

# Ten times the largest sheet we know; what is larger is not a sheet of records.
LARGEST = 20 * 1024 * 1024
# How the workbooks of before 2007 begin.
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
# A spreadsheet runs what begins like this. Numbers and telephones may begin with a sign: digits call nothing.
FORMULA = re.compile(r"[=@]|[+-](?![\d\s().,;/+-]*((ext\.?|x) *\d+)?$)")
# What a spreadsheet shows in place of a value that it could not work out.
ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}
# Our own downloads put an apostrophe before what would be run.
MADE_HARMLESS = re.compile(r"'(?=[=+\-@])")


@dataclass(frozen=True)
class SheetFile:
    """A sheet that somebody sent: its name and what is in it."""

    name: str
    raw: bytes


@dataclass(frozen=True)
class Row:
    """One record of a sheet, with the line it begins on."""

    line: int
    values: dict[str, Any]
    # The columns that the sheet does not have, which is something else than an empty cell.
    absent: frozenset[str] = frozenset()


def read_sheet(
    source: Path | SheetFile,
    columns: Sequence[Column],
    *,
    key: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
) -> list[Row]:
    """Every row of the CSV or XLSX file, each cell understood as its column says.

    A CSV file is UTF-8 with or without a mark, comma-separated; of a workbook the first sheet counts; both have
    one heading row. What a spreadsheet would run as a formula is refused. `key` names columns that together may
    not repeat. `names` says which column each heading of a strange sheet stands for; others are passed over.
    Raises SheetRefused with all there is to mend; never returns half a sheet.
    """
    file = source if isinstance(source, SheetFile) else _opened(source)
    name = file.name
    lines = _lines(file)
    heading = [cell.strip() for cell in lines[0][1]] if lines else []
    if names is not None:
        heading = [names.get(cell, "") for cell in heading]
    complaints = _heading_complaints([one for one in heading if one or names is None], columns)
    if complaints:
        raise SheetRefused(name, complaints)

    is_workbook = file.raw.startswith(BEGINNING)
    rows = _rows(lines[1:], heading, columns, complaints, may_be_short=is_workbook)
    complaints += _repeated(rows, key)
    if complaints:
        raise SheetRefused(name, sorted(complaints, key=lambda one: one.line or 0))
    if not rows:
        raise SheetRefused(name, [Complaint(_("The file has a heading and no rows."))])
    return rows


def headings_of(file: SheetFile) -> list[str]:
    """The headings of the sheet, in order, those that are empty left out. Raises SheetRefused."""
    lines = _lines(file)
    heading = [cell.strip() for cell in lines[0][1] if cell.strip()] if lines else []
    if _has_other_separators(heading):
        raise SheetRefused(file.name, [_not_by_commas()])
    return heading


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run the cell, or has tried to."""
    return bool(FORMULA.match(cell)) or cell in ERRORS


def _opened(path: Path) -> SheetFile:
    try:
        # Not read where it is too large to be taken.
        raw = b"" if (size := path.stat().st_size) > LARGEST else path.read_bytes()
    except OSError as error:
        raise SheetRefused(
            path.name,
            [Complaint(_("The file cannot be read: %(error)s.") % {"error": error.strerror})],
        ) from None
    if size > LARGEST:
        raise _too_large(path.name, size)
    return SheetFile(path.name, raw)


def _lines(file: SheetFile) -> list[tuple[int, list[str]]]:
    if len(file.raw) > LARGEST:
        raise _too_large(file.name, len(file.raw))
    if not file.raw.strip():
        raise SheetRefused(file.name, [Complaint(_("The file is empty."))])
    if file.raw.startswith(OLD_WORKBOOK):
        raise SheetRefused(
            file.name,
            [Complaint(_("This is a workbook of the old kind (XLS). Save it again as XLSX."))],
        )
    is_workbook = file.raw.startswith(BEGINNING)
    return (workbook_lines if is_workbook else delimited_lines)(file.name, file.raw)


def _too_large(name: str, size: int) -> SheetRefused:
    said = _("The file has %(size)s MB; the most is %(most)s MB. Split it.")
    most = {"size": size // 1024 // 1024, "most": LARGEST // 1024 // 1024}
    return SheetRefused(name, [Complaint(said % most)])


def _has_other_separators(heading: Sequence[str]) -> bool:
    return len(heading) == 1 and (";" in heading[0] or "\t" in heading[0])


def _not_by_commas() -> Complaint:
    said = _("The columns are not separated by commas. Save the file again as comma-separated.")
    return Complaint(said, line=1)


def _heading_complaints(heading: list[str], columns: Sequence[Column]) -> list[Complaint]:
    expected = [column.name for column in columns]
    if len(expected) > 1 and _has_other_separators(heading):
        return [_not_by_commas()]
    complaints = []
    for column in columns:
        name = column.name
        if name not in heading and not column.may_be_absent:
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
    lines: Iterable[tuple[int, list[str]]],
    heading: list[str],
    columns: Sequence[Column],
    complaints: list[Complaint],
    *,
    may_be_short: bool,
) -> list[Row]:
    by_name = {column.name: column for column in columns}
    absent = {column.name: column.empty for column in columns if column.name not in heading}
    rows = []
    for line, cells in lines:
        if may_be_short and len(cells) < len(heading):
            # A workbook keeps no empty cells at the end of a line.
            cells += [""] * (len(heading) - len(cells))
        if len(cells) != len(heading):
            complaints.append(
                Complaint(
                    _(
                        "There are %(found)s cells where the heading has %(expected)s. Look for a missing or stray comma or quotation mark."
                    )
                    % {"found": len(cells), "expected": len(heading)},
                    line=line,
                )
            )
            continue
        values = {
            name: _value(by_name[name], cell.strip(), line, complaints)
            for name, cell in zip(heading, cells, strict=True)
            if name in by_name
        }
        rows.append(Row(line, absent | values, frozenset(absent)))
    return rows


def _value(column: Column, cell: str, line: int, complaints: list[Complaint]) -> Any:
    if not cell:
        if column.is_required:
            complaints.append(Complaint(_("This may not be empty."), line, column.name))
        return column.empty
    cell = MADE_HARMLESS.sub("", cell, count=1) if MADE_HARMLESS.match(cell) else cell
    if is_formula(cell) and not (column.may_be_list and cell.startswith("- ")):
        said = _("“%(cell)s” is a formula. Write the value itself, without a sign before it.")
        complaints.append(Complaint(said % {"cell": cell[:40]}, line, column.name))
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
