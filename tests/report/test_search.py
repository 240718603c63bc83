import pytest

from tests.factories.report import EditionFactory, ReportFactory, ReportTextFactory
from whimbrel.report.models import ReportText
from whimbrel.report.search import reports

pytestmark = pytest.mark.django_db


def test_a_report_is_found_as_it_was_published_and_a_draft_is_not():
    report = ReportFactory(slug="out", title_en="Published")
    ReportTextFactory(
        report=report, body=[{"id": "p1", "type": "paragraph", "value": "About elephants."}]
    )
    EditionFactory(report=report)
    ReportText.objects.filter(report=report).update(
        body=[{"id": "p1", "type": "paragraph", "value": "Of the draft."}]
    )
    ReportFactory(slug="not-out", title_en="Unpublished")

    (entry,) = reports(None)

    english = entry.version_in("en")
    assert (english.title, english.url) == ("Published", "/en/reports/out/")
    assert "elephants" in english.text
    assert "draft" not in repr(entry)
