import json
from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.treaties import InstrumentFactory, MeetingFactory
from whimbrel.report.models import Edition, Figure, Report, ReportText
from whimbrel.report.queries.content import report_content


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = Report

    slug = factory.Sequence(lambda n: f"report-{n}")
    title_en = factory.Sequence(lambda n: f"Report {n}")
    instrument = factory.SubFactory(InstrumentFactory)
    meeting = factory.SubFactory(MeetingFactory)
    dated_on = date(2014, 11, 4)
    period_starts_on = date(2011, 11, 26)
    cut_off_on = date(2014, 11, 4)


class FigureFactory(DjangoModelFactory):
    class Meta:
        model = Figure

    report = factory.SubFactory(ReportFactory)
    name = "parties"
    kind = "parties"


class ReportTextFactory(DjangoModelFactory):
    class Meta:
        model = ReportText

    report = factory.SubFactory(ReportFactory)
    language = "en"
    body = json.dumps(
        [{"id": "p1", "type": "paragraph", "value": "There are [[parties]] Parties."}]
    )


class EditionFactory(DjangoModelFactory):
    """An edition of a report with one figure and one paragraph, counted as the records are."""

    class Meta:
        model = Edition

    report = factory.SubFactory(ReportFactory)
    number = 1
    published_at = datetime(2014, 11, 4, 12, tzinfo=UTC)
    counted_at = datetime(2014, 11, 4, 12, tzinfo=UTC)

    @factory.lazy_attribute
    def content(self):
        if not self.report.texts.exists():
            ReportTextFactory(report=self.report)
        if not self.report.figures.exists():
            FigureFactory(report=self.report)
        return report_content(self.report)
