import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from whimbrel.core import uploads
from whimbrel.core.uploads import CheckedFileField

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
