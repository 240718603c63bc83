import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from whimbrel.core import uploads
from whimbrel.core.uploads import CheckedFileField, SheetFileField

PDF = b"%PDF-1.7 and so on"


class PictureField(CheckedFileField):
    endings = (".png",)


def clean(name, content, field=CheckedFileField):
    return field().clean(SimpleUploadedFile(name, content))


def test_a_file_that_is_what_its_name_says_is_taken_whole():
    assert clean("Plan.PDF", PDF).read() == PDF


@pytest.mark.parametrize(
    ("name", "content"),
    [("plan.pdf", b"<script>"), ("plan.exe", b"MZ"), ("plan", PDF), ("plan.docx", PDF)],
)
def test_a_file_that_is_something_else_is_refused(name, content):
    with pytest.raises(ValidationError, match="not what its name says"):
        clean(name, content)


def test_a_field_may_take_fewer_kinds():
    with pytest.raises(ValidationError):
        clean("plan.pdf", PDF, PictureField)


def test_an_empty_file_and_none_are_refused_in_words():
    with pytest.raises(ValidationError, match="The file is empty"):
        clean("plan.pdf", b"")
    with pytest.raises(ValidationError, match="Choose the file"):
        CheckedFileField().clean(None)


def test_a_file_that_is_too_large_is_told_how_large_it_may_be(monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 10)

    with pytest.raises(ValidationError, match="at most 10"):
        clean("plan.pdf", PDF)


def an_archive(*sizes):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, size in enumerate(sizes):
            archive.writestr(f"{n}.xml", bytes(size))
    return body.getvalue()


def test_an_office_file_of_the_usual_size_is_taken_whole():
    body = an_archive(1000)

    assert clean("plan.docx", body).read() == body


def test_a_small_file_that_unpacks_to_a_flood_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UNPACKED", 10_000)
    body = an_archive(6_000, 6_000)
    assert len(body) < 1_000

    with pytest.raises(ValidationError, match="larger than any document is"):
        clean("plan.docx", body)


def test_what_only_begins_like_an_office_file_is_refused():
    with pytest.raises(ValidationError, match="not what its name says"):
        clean("plan.docx", b"PK\x03\x04 and no more")


def test_fifty_megabytes_are_refused_with_what_can_be_taken():
    with pytest.raises(ValidationError) as refused:
        clean("plan.pdf", PDF + bytes(50 * 1024 * 1024))

    assert "has 50.0\N{NO-BREAK SPACE}MB; at most 10.0" in refused.value.messages[0]


@pytest.mark.parametrize("content", [b"code,name\nKEN,Kenya\n", b"\xd0\xcf\x11\xe0 of before 2007"])
def test_a_sheet_is_left_to_who_reads_it(content):
    assert clean("sheet.csv", content, SheetFileField).read() == content


def test_fifty_megabytes_of_a_sheet_are_refused_with_what_can_be_taken():
    with pytest.raises(ValidationError, match="at most"):
        clean("sheet.csv", b"x" * (50 * 1024 * 1024), SheetFileField)


def test_a_sheet_that_unpacks_to_a_flood_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UNPACKED", 1000)
    flood = io.BytesIO()
    with zipfile.ZipFile(flood, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000)

    with pytest.raises(ValidationError, match="Unpacked"):
        clean("sheet.xlsx", flood.getvalue(), SheetFileField)


def test_a_torn_workbook_is_refused_with_what_to_do():
    with pytest.raises(ValidationError, match="Save it once more as XLSX or CSV"):
        clean("sheet.xlsx", b"PK\x03\x04 torn", SheetFileField)
