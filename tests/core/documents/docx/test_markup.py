"""Word takes a file for damaged where an element stands out of the schema's order."""

import io
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn

from whimbrel.core.documents.docx import write_docx
from whimbrel.core.documents.tree import Document, Heading, Masthead, Paragraph, Run, Table


@pytest.fixture(params=["en", "ar"])
def written(request):
    tree = Document(
        title="Report",
        language=request.param,
        masthead=Masthead("Convention", ("Original: English",), ("COP11",)),
        byline="Prepared by the Secretariat",
        running_head="CMS COP11",
        contents_title="Contents",
        page_words=("Page ", " of ", ""),
        made_at=datetime(2014, 11, 4, tzinfo=UTC),
        blocks=(
            Heading("Background", 1, "section-1"),
            Paragraph((Run("Words."),), 1),
            Table("Parties", ("Day", "Parties"), (("1 Nov 1983", "15"),)),
        ),
    )
    return docx.Document(io.BytesIO(write_docx(tree)))


def order(element):
    return [child.tag for child in element]


def test_the_rules_of_a_table_stand_before_its_look(written):
    for table in written.tables:
        tags = order(table._tbl.tblPr)
        assert tags.index(qn("w:tblBorders")) < tags.index(qn("w:tblLook"))
        if qn("w:bidiVisual") in tags:
            assert tags.index(qn("w:bidiVisual")) < tags.index(qn("w:tblW"))


def test_the_direction_of_a_section_stands_before_its_grid(written):
    tags = order(written.sections[0]._sectPr)
    if qn("w:bidi") in tags:
        assert tags.index(qn("w:titlePg")) < tags.index(qn("w:bidi")) < tags.index(qn("w:docGrid"))


def test_an_arabic_document_runs_from_right_to_left_throughout(written):
    is_arabic = written.core_properties.language == "ar-SA"
    assert (written.sections[0]._sectPr.find(qn("w:bidi")) is not None) == is_arabic
    assert all(
        (t._tbl.tblPr.find(qn("w:bidiVisual")) is not None) == is_arabic for t in written.tables
    )
