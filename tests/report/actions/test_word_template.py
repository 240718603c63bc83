import io

import docx
import pytest

from tests.factories.people import UserFactory
from tests.factories.report import EditionFactory, ReportFactory
from whimbrel.core.documents.docx import TemplateRefused, house_template
from whimbrel.core.models import JournalEntry
from whimbrel.report.actions.begin_report import begin_like
from whimbrel.report.actions.word_template import set_template, take_template_out
from whimbrel.report.documents import report_document, written_as
from whimbrel.report.models import Edition, Report

pytestmark = pytest.mark.django_db


def written(edition):
    document = report_document(
        edition.content, "en", made_at=edition.published_at, edition=edition.number
    )
    return written_as("docx", document)


def own():
    document = docx.Document()
    document.add_paragraph("Secretariat, Bonn")
    document.add_paragraph("[[report]]")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_published_report_keeps_the_template_it_was_published_with(
    django_capture_on_commit_callbacks,
):
    report = ReportFactory()
    set_template(report=report, body=own(), by=UserFactory())
    edition = EditionFactory(report=report)
    before = written(edition)

    with django_capture_on_commit_callbacks(execute=True):
        set_template(report=report, body=house_template(), by=UserFactory())
        take_template_out(report=Report.objects.get(), by=UserFactory())

    assert written(Edition.objects.get()) == before
    lines = docx.Document(io.BytesIO(before)).paragraphs
    assert lines[0].text == "Secretariat, Bonn"


def test_the_file_that_is_replaced_goes_and_taking_out_twice_changes_nothing(
    django_capture_on_commit_callbacks,
):
    report, by = ReportFactory(), UserFactory()
    set_template(report=report, body=own(), by=by)
    storage, first = report.template.storage, report.template.name

    with django_capture_on_commit_callbacks(execute=True):
        set_template(report=report, body=house_template(), by=by)
        take_template_out(report=report, by=by)
        take_template_out(report=report, by=by)

    assert not storage.exists(first)
    assert Report.objects.get().template == ""
    verbs = list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["set a Word template", "set a Word template", "took out the Word template"]


def test_a_file_that_is_no_template_changes_nothing():
    report = ReportFactory()

    with pytest.raises(TemplateRefused):
        set_template(report=report, body=b"PK", by=None)

    assert not Report.objects.get().template


def test_a_report_begun_like_another_takes_its_template_along():
    like = ReportFactory()
    template = own()
    set_template(report=like, body=template, by=None)
    report = ReportFactory.build(instrument=like.instrument, meeting=like.meeting)

    begin_like(report=report, like=like, by=None)

    assert report.template.read() == template
    assert report.template.name != like.template.name
