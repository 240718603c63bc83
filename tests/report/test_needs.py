from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.designations import seated
from tests.factories.indicators import IndicatorFactory, ReportingPeriodFactory
from tests.factories.people import UserFactory
from whimbrel.report.needs import values
from whimbrel.report.personal import answer_for_none, indicators_of

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 25, 9, tzinfo=UTC)


@pytest.fixture
def indicator():
    indicator = IndicatorFactory(title_en="Answers", responsible=seated())
    ReportingPeriodFactory(plan=indicator.plan, name="2025", due_on=date(2026, 1, 31))
    ReportingPeriodFactory(plan=indicator.plan, name="2026", due_on=date(2027, 1, 31))
    ReportingPeriodFactory(plan=indicator.plan, name="2027", due_on=date(2028, 1, 31))
    return indicator


def lines(person):
    return [(one.text, one.is_late) for one in values(person, NOW)]


def test_the_desk_shows_what_is_late_to_all_and_what_is_due_to_who_is_responsible(indicator):
    late, due = ("Answers, 2025", True), ("Answers, 2026", False)

    assert lines(indicator.responsible) == [late, due]
    assert lines(seated()) == [late]
    assert lines(AnonymousUser()) == [late]
    indicator.responsible = None
    indicator.save()
    assert lines(seated()) == [late, due]


@pytest.mark.parametrize("number", [1, 3])
def test_the_lines_cost_the_same_for_one_or_many(number, django_assert_num_queries):
    for _ in range(number):
        ReportingPeriodFactory(plan=IndicatorFactory().plan, due_on=date(2027, 1, 31))

    with django_assert_num_queries(3):
        assert len(values(UserFactory.build(), NOW)) == number


def test_for_what_somebody_is_responsible_is_theirs_to_know_and_ends_with_them(indicator):
    person = indicator.responsible
    assert [row["Indicator"] for row in indicators_of(person)] == ["Answers"]

    answer_for_none(person, kept_as="former officer")

    assert indicators_of(person) == []
    indicator.refresh_from_db()
    assert indicator.responsible is None
