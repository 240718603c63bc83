import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from tests.factories.documents import small_document
from whimbrel.core.documents.docx import TemplateRefused, check_template, write_docx


def opened(**changes):
    return docx.Document(io.BytesIO(write_docx(small_document(**changes), pages={"section-2": 7})))


def test_the_same_tree_makes_the_same_bytes():
    assert write_docx(small_document()) == write_docx(small_document())


def test_numbers_and_letters_are_word_s_own_lists():
    document = opened()

    lists = {
        line.text: line._p.pPr.numPr.numId.val
        for line in document.paragraphs
        if line._p.pPr is not None and line._p.pPr.numPr is not None
    }
    assert list(lists) == ["Since then 51 came.", "Zweiter Absatz.", "note;", "decide."]
    assert lists["Since then 51 came."] == lists["Zweiter Absatz."] != lists["note;"]


def test_the_contents_are_a_field_with_every_heading_and_its_page():
    document = opened()

    lines = [line for line in document.paragraphs if line.style.name.lower().startswith("toc ")][1:]
    shown = ["".join(t.text for t in line._p.iter(qn("w:t"))) for line in lines]
    assert shown == ["Background1", "The graph7", "Action requested1"]
    code = "".join(t.text for line in lines for t in line._p.iter(qn("w:instrText")))
    assert 'TOC \\o "1-2"' in code
    named = re.findall(r"PAGEREF (\S+)", code)
    marked = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    assert named == marked


def test_a_field_ends_where_it_begins():
    kinds = [mark.get(qn("w:fldCharType")) for mark in opened().element.iter(qn("w:fldChar"))]

    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 4


def test_a_picture_says_what_it_shows():
    shape = opened().inline_shapes[0]

    assert shape._inline.docPr.get("descr") == "Parties rise to 120"


def test_the_head_of_a_table_is_repeated_on_each_page():
    row = opened().tables[-1].rows[0]

    assert row._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_first_page_has_no_running_head_and_the_others_symbol_and_page():
    section = opened().sections[0]

    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "X/1\tPage 2 of 5"
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_properties_say_title_language_and_day():
    properties = opened(language="fr").core_properties

    assert (properties.title, properties.language) == ("A small report", "fr-FR")
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2014-11-04 12:00"


def test_an_own_template_keeps_its_styles_and_loses_its_words():
    own = docx.Document()
    own.add_paragraph("Words of the template")
    own.styles["Heading 1"].font.size = docx.shared.Pt(33)
    file = io.BytesIO()
    own.save(file)

    document = opened(template=file.getvalue())

    assert document.styles["Heading 1"].font.size.pt == 33
    assert "Words of the template" not in "\n".join(line.text for line in document.paragraphs)
    assert any(line.style.name == "Numbered Paragraph" for line in document.paragraphs)


def test_an_own_template_without_lists_gets_them():
    file = io.BytesIO()
    docx.Document().save(file)
    bare = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/_rels/document.xml.rels":
                body = re.sub(rb"<Relationship [^>]*numbering[^>]*/>", b"", body)
            if name == "[Content_Types].xml":
                body = re.sub(rb"<Override [^>]*numbering[^>]*/>", b"", body)
            if name != "word/numbering.xml":
                new.writestr(name, body)

    document = opened(template=bare.getvalue())

    assert document.part.numbering_part.element.findall(qn("w:num"))


@pytest.mark.parametrize("body", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_what_is_no_word_document_is_refused_as_a_template(body):
    with pytest.raises(TemplateRefused):
        check_template(body)


def test_the_title_is_bold_in_arabic_and_its_letters_hold_together():
    title = opened(language="ar").styles["Title"]

    assert title.font.cs_bold
    assert title.element.rPr.find(qn("w:spacing")) is None
