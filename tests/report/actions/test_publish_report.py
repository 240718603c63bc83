from datetime import date

import pytest

from tests.factories.people import UserFactory
from tests.factories.report import FigureFactory, ReportFactory, ReportTextFactory
from tests.factories.treaties import TreatyActionFactory
from whimbrel.core.documents.docx import write_docx
from whimbrel.core.documents.pdf import heading_pages, write_pdf
from whimbrel.core.models import JournalEntry
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.report.actions.load_founding_report import load_founding_report
from whimbrel.report.actions.publish_report import NothingToPublish, publish_report
from whimbrel.report.documents import report_document
from whimbrel.report.models import Edition, ReportText
from whimbrel.report.queries.counting import FigureRefused
from whimbrel.treaties.models import TreatyAction

pytestmark = pytest.mark.django_db


def built(edition, language):
    document = report_document(
        edition.content, language, made_at=edition.published_at, edition=edition.number
    )
    return write_docx(document, pages=heading_pages(document)), write_pdf(document)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_edition_is_rebuilt_to_the_byte_whatever_happens_to_the_records(language):
    load_reference()
    report = load_founding_report()
    pk = publish_report(report=report).pk
    before = built(Edition.objects.get(pk=pk), language)

    TreatyAction.objects.filter(country__iso3="FJI").delete()
    ReportText.objects.filter(report=report).delete()
    report.figures.all().delete()
    type(report).objects.filter(pk=report.pk).update(title_fr="Autre titre", symbol="X/1")

    assert built(Edition.objects.get(pk=pk), language) == before


def test_publishing_counts_up_to_the_day_asked_for_and_writes_a_line_in_the_journal():
    report = ReportTextFactory(report=FigureFactory().report).report
    TreatyActionFactory(instrument=report.instrument, in_force_on=date(1990, 1, 1))
    TreatyActionFactory(instrument=report.instrument, in_force_on=date(2000, 1, 1))
    secretariat = UserFactory()

    first = publish_report(report=report, cut_off=date(1995, 1, 1), actor=secretariat)
    second = publish_report(report=report, actor=secretariat)

    assert [first.number, second.number] == [1, 2]
    values = [one.content["figures"]["parties"]["counts"]["en"]["value"] for one in (first, second)]
    assert values == [1, 2]
    assert JournalEntry.objects.filter(actor=secretariat, verb="published").count() == 2


def test_a_report_without_a_text_is_not_published():
    with pytest.raises(NothingToPublish):
        publish_report(report=ReportFactory())

    assert not Edition.objects.exists()


def test_a_report_with_a_figure_nobody_can_count_is_not_published():
    report = FigureFactory(name="parties", kind="participants", parameters={"workshop": "X"}).report
    ReportTextFactory(report=report)

    with pytest.raises(FigureRefused, match="There is no workshop"):
        publish_report(report=report)

    assert not Edition.objects.exists()
