import io
import zipfile

import docx
import pytest

from whimbrel.core.documents.docx import (
    DocumentRefused,
    FormField,
    FormPart,
    WordForm,
    read_form,
    write_form,
)


def form(language="en", **answers):
    fields = tuple(
        FormField(key, f"What is {key}?", "In words", said) for key, said in answers.items()
    )
    return WordForm("A form", language, ("Fill it in.",), (FormPart("A part", fields),))


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_what_is_written_is_read_back(language):
    assert read_form(write_form(form(language, q1="First\nSecond", q2=""))) == {
        "q1": "First\nSecond", "q2": "",
    }  # fmt: skip


def test_the_reader_sees_title_lines_questions_and_hints():
    document = docx.Document(io.BytesIO(write_form(form(q1="Yes"))))

    said = [line.text for line in document.paragraphs]
    assert said[:3] == ["A form", "Fill it in.", "A part"]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "What is q1?\nIn words\n[q1]", "Yes",
    ]  # fmt: skip


def test_what_was_added_with_changes_tracked_counts_and_what_was_struck_out_does_not():
    body = write_form(form(q1="Old"))
    run = "<w:r><w:t>Old</w:t></w:r>"
    tracked = (
        '<w:del w:id="1" w:author="a"><w:r><w:delText>Old</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>New</w:t></w:r></w:ins>'
    )
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                assert run.encode() in part
                part = part.replace(run.encode(), tracked.encode())
            new.writestr(name, part)

    assert read_form(changed.getvalue()) == {"q1": "New"}


def test_what_is_no_word_file_is_refused():
    with pytest.raises(DocumentRefused):
        read_form(b"no archive")
