"""Word's own remarks, in files as Word writes them."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from whimbrel.core.documents.docx import DocumentRefused, Written, read_written, write_docx
from whimbrel.core.documents.tree import Document, Heading, Masthead, Paragraph, Run, Table

MADE = datetime(2014, 11, 4, tzinfo=UTC)


def written(*blocks):
    tree = Document(
        title="Progress", language="en", masthead=Masthead("CMS", (), ()), byline="",
        running_head="", contents_title="", page_words=("", " / ", ""), made_at=MADE, blocks=blocks,
    )  # fmt: skip
    return docx.Document(io.BytesIO(write_docx(tree)))


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def line_of(document, words):
    return next(one for one in document.paragraphs if one.text == words)


def tracked(line, tag, text):
    inner = "delText" if tag == "del" else "t"
    line._p.append(
        parse_xml(
            f'<w:{tag} {nsdecls("w")} w:id="901" w:author="Norway" w:date="2014-10-01T10:00:00Z">'
            f'<w:r><w:{inner} xml:space="preserve">{text}</w:{inner}></w:r></w:{tag}>'
        )
    )


TEXT = (
    Heading("Progress", 1, "s1", mark="h1"),
    Paragraph((Run("Fifty came."),), 1, "p1", mark="first"),
    Table("Who came", ("Country",), (("Kenya",),), mark="table"),
    Paragraph((Run("All was well."),), 2, "p2", mark="second"),
)


def test_a_change_is_read_with_its_author_and_the_section_it_stands_in():
    document = written(*TEXT)
    line = line_of(document, "All was well.")
    tracked(line, "ins", " Not quite.")

    assert read_written(saved(document)) == [
        Written(False, "second", "Norway", "2014-10-01T10:00:00Z", "All was well.", "All was well. Not quite."),
    ]  # fmt: skip


def test_what_was_removed_stands_in_what_it_said_before():
    document = written(*TEXT)
    tracked(line_of(document, "Fifty came."), "del", " Nobody left.")
    (change,) = read_written(saved(document))

    assert (change.mark, change.before, change.words) == (
        "first", "Fifty came. Nobody left.", "Fifty came.",
    )  # fmt: skip


def test_a_new_paragraph_belongs_to_the_section_before_it():
    document = written(*TEXT)
    new = document.add_paragraph()
    tracked(new, "ins", "A new end.")
    (change,) = read_written(saved(document))

    assert (change.mark, change.before, change.words) == ("second", "", "A new end.")


def test_a_comment_is_read_with_the_words_it_is_about_also_inside_a_table():
    document = written(*TEXT)
    first = line_of(document, "Fifty came.")
    document.add_comment(first.runs, text="Who counted?", author="Chile")
    cell = next(one for one in document.tables if one.rows[0].cells[0].text == "Country")
    document.add_comment(cell.rows[1].cells[0].paragraphs[0].runs, text="And Mali?", author="Mali")
    found = [
        (one.is_comment, one.mark, one.author, one.before, one.words)
        for one in read_written(saved(document))
    ]

    assert found == [
        (True, "first", "Chile", "Fifty came.", "Who counted?"),
        (True, "table", "Mali", "Kenya", "And Mali?"),
    ]


def test_a_document_nobody_touched_has_nothing_to_read():
    assert read_written(saved(written(*TEXT))) == []


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04nothing", b"%PDF-1.7"])
def test_what_is_no_word_document_is_refused(body):
    with pytest.raises(DocumentRefused):
        read_written(body)


def test_a_file_that_reads_another_file_is_not_let():
    evil = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:body><w:p><w:ins w:author="E"><w:r><w:t>&x;</w:t></w:r></w:ins></w:p></w:body></w:document>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", evil)

    assert "root:" not in str(read_written(file.getvalue()))


def test_a_part_that_would_flood_the_reader_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (31 * 1024 * 1024))

    with pytest.raises(DocumentRefused):
        read_written(file.getvalue())
