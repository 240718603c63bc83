from dataclasses import replace
from datetime import date

import pytest

from whimbrel.core.sheets import (
    SheetRefused,
    choice,
    day,
    prose,
    read_sheet,
    reference,
    text,
    whole_number,
)
from whimbrel.core.sheets.reading import LARGEST

COLUMNS = [
    text("iso3", is_required=True, longest=3),
    day("deposit_date"),
    choice("role", ["party", "signatory"]),
    reference("instrument", {"CMS": 1, "AEWA": 2}),
    whole_number("number"),
]
HEADING = "iso3,deposit_date,role,instrument,number\n"


@pytest.fixture
def sheet(tmp_path):
    def write(content, encoding="utf-8"):
        path = tmp_path / "members.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def complaints(path, key=()):
    with pytest.raises(SheetRefused) as refused:
        read_sheet(path, COLUMNS, key=key)
    return [str(one) for one in refused.value.complaints]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_sound_sheet_is_understood_cell_by_cell(sheet, mark, end):
    content = (HEADING + "FJI,2013-01-15,party,CMS,119\nKEN,,,,\n").replace("\n", end)

    rows = read_sheet(sheet(mark + content.encode()), COLUMNS, key=["iso3"])

    assert [row.line for row in rows] == [2, 3]
    assert rows[0].values == {
        "iso3": "FJI",
        "deposit_date": date(2013, 1, 15),
        "role": "party",
        "instrument": 1,
        "number": 119,
    }
    assert rows[1].values["deposit_date"] is None


def test_a_wrong_column_is_named_with_the_one_it_was_meant_to_be(sheet):
    told = complaints(sheet("iso3,deposit_day,role,instrument,number\nFJI,,,,\n"))

    assert told == [
        "Line 1: The column “deposit_date” is missing. Is it the one called “deposit_day”?",
        "Line 1: The column “deposit_day” is not one of this sheet. Remove it or mend its name.",
    ]


@pytest.mark.parametrize("bad", ["2014-13-45", "04/11/2014", "2014", "20141104", "soon"])
def test_a_bad_day_is_shown_with_how_to_write_one(sheet, bad):
    assert complaints(sheet(HEADING + f"FJI,{bad},,,\n")) == [
        f"Line 2, column “deposit_date”: “{bad}” is not a day. Write year, month and day like 2014-11-04."
    ]


def test_an_unknown_code_is_refused_with_the_nearest_known_one(sheet):
    assert complaints(sheet(HEADING + "FJI,,,AEWW,\n")) == [
        "Line 2, column “instrument”: “AEWW” is not known here. Did you mean “AEWA”?"
    ]


def test_latin_1_bytes_are_refused_with_how_to_save_the_file(sheet):
    told = complaints(sheet(HEADING + "CIV,,,,\nCôt,,,,\n", encoding="latin-1"))

    assert told == [
        "Line 3: The file is not UTF-8. Save it again as “CSV UTF-8 (comma delimited)”."
    ]


@pytest.mark.parametrize("content", [(HEADING + "FJI,,,,\n").encode("utf-16"), b"iso3\x00,role"])
def test_bytes_that_are_no_text_are_refused(sheet, content):
    assert "not UTF-8" in complaints(sheet(content))[0]


def test_a_hundred_megabytes_are_refused_without_being_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    assert path.stat().st_size > LARGEST
    assert complaints(path) == ["The file has 100 MB; the most is 20 MB. Split it."]


@pytest.mark.parametrize("content", ["", "  \n", HEADING])
def test_a_sheet_without_rows_is_refused(sheet, content):
    assert complaints(sheet(content))[0] in (
        "The file is empty.",
        "The file has a heading and no rows.",
    )


def test_semicolons_are_refused_in_plain_words(sheet):
    assert (
        "not separated by commas" in complaints(sheet(HEADING.replace(",", ";") + "FJI;;;;\n"))[0]
    )


def test_a_ragged_row_and_a_repeated_record_are_both_told(sheet):
    told = complaints(sheet(HEADING + "FJI,,\nKEN,,,,\nKEN,,,,\n"), key=["iso3"])

    assert told[0].startswith("Line 2: There are 3 cells where the heading has 5.")
    assert told[1] == "Line 4: This record stands on line 3 already. Keep one of the two."


def test_a_required_cell_may_not_be_empty(sheet):
    assert complaints(sheet(HEADING + ",,party,,\n")) == [
        "Line 2, column “iso3”: This may not be empty."
    ]


def test_a_thousand_mistakes_are_counted_and_the_first_are_shown(sheet):
    rows = "".join("FJI,never,,,\n" for _ in range(1000))
    with pytest.raises(SheetRefused) as refused:
        read_sheet(sheet(HEADING + rows), COLUMNS)

    told = str(refused.value)
    assert "There are 1000 things to mend" in told
    assert told.endswith("… and 950 more.")


@pytest.mark.parametrize(
    "cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "'=1+1", "#NAME?"]
)
def test_what_a_spreadsheet_would_run_is_refused(sheet, cell):
    (said,) = complaints(sheet(HEADING + f'KEN,,,,"{cell}"\n'))

    assert "is a formula" in said


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("+254 20 762 4000", "+254 20 762 4000"),
        ('"+254 20 600 0800, +254 20 600 0801"', "+254 20 600 0800, +254 20 600 0801"),
        ("+41 22 917 ext. 12", "+41 22 917 ext. 12"),
        ("-", "-"),
        ("-12.5", "-12.5"),
        ("'+254 20", "+254 20"),
        ("O'Neill", "O'Neill"),
    ],
)
def test_numbers_telephones_and_what_our_own_downloads_made_harmless_are_kept(sheet, cell, kept):
    path = sheet(f"note\n{cell}\n")

    (row,) = read_sheet(path, [text("note")])

    assert row.values == {"note": kept}


def test_a_column_of_prose_may_begin_with_a_list_and_with_nothing_else_that_is_run(sheet):
    (row,) = read_sheet(sheet("note\n'- one\n"), [prose("note")])
    assert row.values == {"note": "- one"}

    with pytest.raises(SheetRefused, match="is a formula"):
        read_sheet(sheet("note\n-2+3+cmd\n"), [prose("note")])


def test_a_column_that_may_be_absent_is_empty_where_it_is(sheet):
    columns = [text("name"), replace(text("city"), may_be_absent=True)]

    (row,) = read_sheet(sheet("name\nFiji\n"), columns)

    assert row.values == {"name": "Fiji", "city": ""}
