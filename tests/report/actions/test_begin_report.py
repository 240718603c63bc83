from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.factories.nbsap import NbsapFactory, assessed
from tests.factories.people import UserFactory
from tests.factories.report import EditionFactory, ReportFactory
from tests.factories.training import WorkshopFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from tests.factories.workplan import (
    ActivityFactory,
    CostEstimateFactory,
    GrantFactory,
    MovementFactory,
    ProgrammeItemFactory,
)
from whimbrel.core.documents.tree import Paragraph, Table, text_of
from whimbrel.report.actions.begin_report import NAMES, begin_like, begin_report
from whimbrel.report.documents import report_document
from whimbrel.report.models import Report
from whimbrel.report.queries.content import report_content

pytestmark = pytest.mark.django_db


def new_report():
    report = ReportFactory.build(instrument=None, meeting=None)
    other = ReportFactory()
    report.instrument, report.meeting = other.instrument, other.meeting
    return report


def begun(pattern, **about):
    return begin_report(report=new_report(), pattern=pattern, about=about, by=UserFactory())


def blocks(report, language="en"):
    content = report_content(report, languages=[language])
    made = datetime(2014, 11, 4, tzinfo=UTC)
    return report_document(content, language, made_at=made).blocks


def words(report, language="en"):
    return " ".join(
        text_of(one.runs) for one in blocks(report, language) if isinstance(one, Paragraph)
    )


def test_every_pattern_is_begun_and_counted_in_each_of_its_languages():
    WorkshopFactory()
    about = {
        "plan": ProgrammeItemFactory().plan.code,
        "grant": GrantFactory().code,
        "region": RegionFactory().code,
        "country": CountryFactory().iso3,
    }
    for name in NAMES:
        report = begun(name, **about)
        assert sorted(report.texts.values_list("language", flat=True)) == [
            "ar",
            "en",
            "es",
            "fr",
            "ru",
        ]
        for language in ("en", "fr", "es", "ar", "ru"):
            assert "[[" not in words(report, language), (name, language)


def test_the_update_for_the_standing_committee_names_what_is_open_and_what_lacks_money():
    item = ProgrammeItemFactory(title_en="Training", is_essential=True)
    ActivityFactory(item=item, code="DONE", completed_on=date(2013, 1, 1))
    late = ActivityFactory(item=item, code="LATE", completed_on=date(2014, 11, 5))
    ActivityFactory(item=item, code="NEXT", is_planned_for_later=True)
    CostEstimateFactory(activity=late)
    report = begun("standing-committee", plan=item.plan.code)

    assert "1 activities are not completed; 1 lack money" in words(report)
    tables = [one for one in blocks(report) if isinstance(one, Table)]
    assert [[row[0] for row in one.rows] for one in tables] == [["LATE"], ["LATE"]]


def test_a_donor_reads_what_became_of_the_money():
    grant = GrantFactory(support_cost=Decimal("10.00"))
    MovementFactory(grant=grant)
    MovementFactory(grant=grant, kind="received")
    movement = MovementFactory(grant=grant, kind="spent", amount=Decimal("400.00"))
    movement.shares.create(activity=ActivityFactory(code="A1"), amount=Decimal("400.00"))
    MovementFactory(grant=grant, kind="spent", day=date(2014, 11, 5))
    told = words(begun("donor", grant=grant.code))

    assert "Of €1,000.00 pledged, €1,000.00 was received. €400.00 was spent" in told
    assert "€40.00 is due for programme support; €560.00 is at hand" in told
    assert "spent on 1 activities" in told


def test_the_chapter_on_national_plans_tells_its_figures_in_a_paragraph_and_tables():
    assessed(NbsapFactory())
    report = begun("national-plans")

    assert "1 countries have a national biodiversity plan on record" in words(report)
    assert "Assessments of 0 are published; 0 of these plans name migratory species" in words(
        report
    )
    assert sum(isinstance(one, Table) for one in blocks(report)) == 5


def test_a_report_is_begun_like_the_one_before_it():
    edition = EditionFactory()
    report = begin_like(report=new_report(), like=edition.report, by=UserFactory())

    assert report.previous == edition.report
    assert words(report) == "There are 0 Parties."
    assert [one.name for one in report.figures.all()] == ["parties"]


def test_a_pattern_without_what_it_is_about_begins_nothing():
    before = Report.objects.count()
    report = new_report()
    with pytest.raises(KeyError):
        begin_report(report=report, pattern="donor", about={}, by=UserFactory())

    assert Report.objects.count() == before + 1
    assert not Report.objects.filter(slug=report.slug).exists()
