from datetime import date

import pytest

from tests.factories.report import ReportFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.report.queries.counting import KINDS, Counting, FigureRefused
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
DAY = date(2014, 11, 4)


@pytest.fixture
def report():
    return ReportFactory(cut_off_on=DAY)


def counted(report, on=DAY, **asked):
    return KINDS["focal-points-in-office"].counter(Counting(report, on, "en"), asked)


def test_only_who_is_in_office_at_the_cut_off_counts(report):
    kenya = CountryFactory(name_en="Kenya", region=RegionFactory(code="africa", name_en="Africa"))
    fiji = CountryFactory(name_en="Fiji", region=RegionFactory(code="oceania", name_en="Oceania"))
    DesignationFactory(country=kenya, instrument=report.instrument, starts_on=date(2012, 3, 1))
    DesignationFactory(country=fiji, instrument=report.instrument, ends_on=DAY)
    DesignationFactory(country=fiji, instrument=report.instrument, starts_on=date(2014, 11, 5))
    DesignationFactory(country=fiji)

    count = counted(report)

    assert count.value == 1
    assert count.rows == (("Kenya", "Africa", "1 Mar 2012"),)
    assert "countries: 1." in count.rule
    assert counted(report, on=date(2014, 1, 1)).value == 2
    assert counted(report, on=date(2014, 1, 1), region="oceania").value == 1


def test_another_role_is_counted_when_asked_for(report):
    DesignationFactory(instrument=report.instrument, role=Role.COUNCILLOR)

    assert counted(report).value == 0
    assert counted(report, role="councillor").value == 1
    with pytest.raises(FigureRefused, match="No government names “staff”"):
        counted(report, role="staff")


def test_nobody_is_named(report):
    person = DesignationFactory(instrument=report.instrument).person

    assert person.display_name not in str(counted(report))


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_or_many(report, number, django_assert_num_queries):
    for _ in range(number):
        DesignationFactory(instrument=report.instrument)

    with django_assert_num_queries(4):
        counted(report)
