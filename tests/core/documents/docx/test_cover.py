import io

import docx
import pytest
from docx.enum.section import WD_SECTION

from tests.factories.documents import small_document
from whimbrel.core.documents.docx import check_template, house_template, write_docx


def made(template, **changes):
    return docx.Document(io.BytesIO(write_docx(small_document(template=template, **changes))))


def own(build):
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def lines_of(document):
    return [line.text for line in document.paragraphs if line.text]


def test_the_report_stands_between_cover_and_close_and_its_marks_are_filled_in():
    def build(document):
        document.add_paragraph("[[organization]]: [[title]]")
        document.add_paragraph("[[report]]")
        document.add_paragraph("Printed on one side only. [[symbol]]")

    document = made(own(build))

    tree = small_document()
    lines = lines_of(document)
    assert lines[0] == f"{tree.masthead.organization}: {tree.title}"
    assert lines[-1] == f"Printed on one side only. {tree.masthead.corner[1]}"
    assert "Background" in lines
    assert sum(tree.title in line for line in lines) == 1


def test_a_cover_without_the_title_leaves_the_house_s_own_masthead():
    document = made(own(lambda document: document.add_paragraph("Cover [[report]]")))

    assert small_document().title in lines_of(document)


def test_a_mark_that_word_cut_in_pieces_is_found():
    def build(document):
        line = document.add_paragraph()
        for piece in ("The [[", "tit", "le]], ", "whole"):
            line.add_run(piece)
        document.add_paragraph("[[report]]")

    assert lines_of(made(own(build)))[0] == f"The {small_document().title}, whole"


def test_header_and_footer_with_words_of_their_own_stay():
    def build(document):
        document.add_paragraph("[[title]]")
        document.add_section(WD_SECTION.NEW_PAGE)
        document.add_paragraph("[[report]]")
        section = document.sections[-1]
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        section.header.paragraphs[0].text = "Secretariat, [[symbol]]"
        section.footer.paragraphs[0].text = "Bonn"

    section = made(own(build)).sections[-1]

    assert (
        section.header.paragraphs[0].text == f"Secretariat, {small_document().masthead.corner[1]}"
    )
    assert section.footer.paragraphs[0].text == "Bonn"


def test_a_template_without_a_header_gets_the_house_s_own():
    document = made(own(lambda document: document.add_paragraph("[[report]]")))

    assert small_document().running_head in document.sections[0].header.paragraphs[0].text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_house_s_own_template_can_be_handed_in_as_it_is(language):
    body = house_template()
    check_template(body)

    document = made(body, language=language)

    assert lines_of(document)[0] == small_document().masthead.organization
    assert not [line for line in lines_of(document) if "[[" in line]
    assert house_template() == body


def test_the_same_template_makes_the_same_bytes():
    tree = small_document(template=house_template())

    assert write_docx(tree) == write_docx(tree)
