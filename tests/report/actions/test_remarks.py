"""A draft goes to Word and comes back; nothing written in it is lost."""

import io
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.factories.people import UserFactory
from tests.factories.report import FigureFactory, ReportTextFactory
from whimbrel.core.documents.docx import write_docx
from whimbrel.report.actions.remarks import AlreadySettled, settle_remark, take_file_back
from whimbrel.report.documents import report_document
from whimbrel.report.queries.content import report_content
from whimbrel.report.queries.remarks import waiting_sections

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def report():
    return ReportTextFactory(report=FigureFactory().report).report


def from_word(report, *, adds="", says=""):
    """The draft as a focal point sends it back."""
    content = report_content(report, languages=["en"])
    body = write_docx(report_document(content, "en", made_at=NOON))
    document = docx.Document(io.BytesIO(body))
    line = next(one for one in document.paragraphs if one.text == "There are 0 Parties.")
    if says:
        document.add_comment(line.runs, text=says, author="Norway")
    if adds:
        line._p.append(
            parse_xml(
                f'<w:ins {nsdecls("w")} w:id="9" w:author="Chile" w:date="2014-10-01T10:00:00Z">'
                f'<w:r><w:t xml:space="preserve">{adds}</w:t></w:r></w:ins>'
            )
        )
    file = io.BytesIO()
    document.save(file)
    return take_file_back(
        report=report, language="en", name="back.docx", body=file.getvalue(), by=UserFactory(), at=NOON
    )  # fmt: skip


def settle(remark, accepts=True):
    return settle_remark(remark=remark, accepts=accepts, by=UserFactory(), at=NOON)


def words(report):
    return report.texts.get().body.get_prep_value()[0]["value"]


def test_comments_and_changes_stand_beside_the_paragraph_they_belong_to(report):
    file = from_word(report, adds=" It is little.", says="Is that so?")
    (section,) = waiting_sections(report)

    assert section.words == "There are [[parties]] Parties."
    assert {(one.kind, one.author, one.words) for one in section.remarks} == {
        ("change", "Chile", "There are 0 Parties. It is little."),
        ("comment", "Norway", "Is that so?"),
    }
    assert bytes(file.body).startswith(b"PK")


def test_an_accepted_change_is_written_in_and_its_figure_stays_a_figure(report):
    change = from_word(report, adds=" It is little.").remarks.get()
    settled = settle(change)

    assert settled.written_in_at == NOON
    assert words(report) == "There are [[parties]] Parties. It is little."
    assert report.texts.get().live
    assert waiting_sections(report) == []


def test_a_declined_change_leaves_the_text_and_stays_to_be_seen(report):
    change = from_word(report, adds=" It is little.").remarks.get()
    settled = settle(change, accepts=False)

    assert (settled.declined_at, settled.written_in_at) == (NOON, None)
    assert words(report) == "There are [[parties]] Parties."
    assert waiting_sections(report) == []


def test_an_accepted_comment_changes_no_words(report):
    settled = settle(from_word(report, says="Is that so?").remarks.get())

    assert (settled.accepted_at, settled.written_in_at) == (NOON, None)
    assert words(report) == "There are [[parties]] Parties."


def test_what_somebody_has_begun_to_rewrite_is_not_overwritten(report):
    change = from_word(report, adds=" It is little.").remarks.get()
    text = report.texts.get()
    text.body[0].value = "I am rewriting this."
    text.save_revision()
    settled = settle(change)

    assert settled.written_in_at is None
    assert words(report) == "There are [[parties]] Parties."


def test_a_remark_on_a_paragraph_that_is_gone_is_still_shown(report):
    from_word(report, says="Is that so?")
    text = report.texts.get()
    text.body = "[]"
    text.save()
    (section,) = waiting_sections(report)

    assert (section.words, section.remarks[0].words) == ("", "Is that so?")


def test_nothing_is_settled_twice(report):
    change = from_word(report, adds=" It is little.").remarks.get()
    settle(change)

    with pytest.raises(AlreadySettled):
        settle(change, accepts=False)
