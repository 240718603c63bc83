import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from whimbrel.core.sheets import SheetFile, SheetRefused, day, read_sheet, text, whole_number
from whimbrel.core.sheets.workbook import MOST_COLUMNS

COLUMNS = [text("name"), day("deposit_date"), whole_number("number")]


def workbook(*rows, heading=("name", "deposit_date", "number")):
    book, file = Workbook(), io.BytesIO()
    for row in (heading, *rows):
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def read(raw, name="members.xlsx"):
    return read_sheet(SheetFile(name, raw), COLUMNS)


def complaints(raw):
    with pytest.raises(SheetRefused) as refused:
        read(raw)
    return [str(one) for one in refused.value.complaints]


def repacked(raw, change):
    """The workbook with each part as `change` gives it back."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return out.getvalue()


def test_a_workbook_is_understood_as_a_csv_file_is():
    rows = read(workbook(["Fiji", date(2013, 1, 15), 119.0], ["Kenya"], [], ["Chad", None, 7]))

    assert [(row.line, *row.values.values()) for row in rows] == [
        (2, "Fiji", date(2013, 1, 15), 119),
        (3, "Kenya", None, None),
        (5, "Chad", None, 7),
    ]


def test_it_is_known_by_what_is_in_it_and_not_by_its_name():
    assert len(read(workbook(["Fiji"]), name="members.csv")) == 1


def test_a_cell_that_is_wrong_is_named_by_its_line_and_column():
    assert complaints(workbook(["Fiji", "soon", 1])) == [
        "Line 2, column “deposit_date”: “soon” is not a day. Write year, month and day like 2014-11-04."
    ]


@pytest.mark.parametrize(
    "cell", ["=1+1", '=HYPERLINK("https://evil.example")', "=cmd|' /C calc'!A0", "#REF!"]
)
def test_a_formula_is_refused_and_never_worked_out(cell):
    (said,) = complaints(workbook([cell]))

    assert said.startswith("Line 2, column “name”: “")
    assert "is a formula" in said


def test_a_sheet_of_the_old_kind_is_told_apart():
    assert complaints(b"\xd0\xcf\x11\xe0" + bytes(600)) == [
        "This is a workbook of the old kind (XLS). Save it again as XLSX."
    ]


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"PK\x03\x04" + bytes(500)])
def test_what_only_begins_like_a_workbook_is_refused_in_words(raw):
    assert complaints(raw) == [
        "The file cannot be read as a workbook. Open it, and save it again as XLSX."
    ]


def test_an_archive_without_a_sheet_is_refused_in_words():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("letter.txt", "Dear Secretariat")

    assert len(complaints(file.getvalue())) == 1


def test_a_workbook_that_declares_entities_is_not_opened():
    bomb = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]>'

    raw = repacked(
        workbook(["Fiji"]),
        lambda name, content: content.replace(b"<worksheet", bomb + b"<worksheet", 1),
    )

    assert "cannot be read" in complaints(raw)[0]


def test_a_small_archive_that_unpacks_to_very_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr("whimbrel.core.sheets.workbook.LARGEST_UNPACKED", 1000)

    assert complaints(workbook(["Fiji"])) == [
        "The workbook unpacks to more than can be taken. Split it."
    ]


def test_a_sheet_of_very_many_columns_is_refused():
    raw = workbook(heading=["name", *([None] * MOST_COLUMNS), "far out"])

    assert "more than 200 columns" in complaints(raw)[0]
