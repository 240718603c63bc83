from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.designations import seated
from tests.factories.indicators import IndicatorFactory, ReportingPeriodFactory, a_value
from tests.factories.people import UserFactory
from whimbrel.core.models import Letter
from whimbrel.report.actions.periods import lock_period
from whimbrel.report.actions.value_reminders import remind_of_values

pytestmark = pytest.mark.django_db
DUE = date(2027, 1, 31)


def at(days):
    return datetime(2027, 1, 31, 9, tzinfo=UTC) + timedelta(days=days)


@pytest.fixture
def officer():
    return seated(display_name="Officer", language="en")


@pytest.fixture
def indicator(officer):
    return IndicatorFactory(code="answers", title_en="Answers to the survey", responsible=officer)


@pytest.fixture
def period(indicator):
    return ReportingPeriodFactory(plan=indicator.plan, name="2026", due_on=DUE)


def letters():
    return list(Letter.objects.filter(kind="value_reminder").order_by("pk"))


def test_who_is_responsible_is_reminded_before_and_after_and_each_time_once(officer, period):
    written = [remind_of_values(at=at(days)) for days in range(-20, 60)]

    told = [day for day, number in zip(range(-20, 60), written, strict=True) if number]
    assert told == [-14, -3, 1, 14, 28]
    first, *_, last = letters()
    assert first.address == officer.email
    assert first.subject.startswith("Values due on 31 January 2027")
    assert last.subject.startswith("Values were due on 31 January 2027")
    assert "Answers to the survey" in first.text
    assert "/indicators/answers/values/new/" in first.text


def test_one_letter_tells_of_all_values_of_a_period(officer, indicator, period):
    IndicatorFactory(plan=indicator.plan, title_en="Visits", responsible=officer)
    IndicatorFactory(plan=indicator.plan, title_en="Counted", kind="counted", responsible=officer)
    IndicatorFactory(plan=indicator.plan, title_en="Nobody’s")

    assert remind_of_values(at=at(1)) == 1

    text = letters()[0].text
    assert "Answers to the survey" in text
    assert "Visits" in text
    assert "Counted" not in text
    assert "Nobody’s" not in text


def test_what_was_handed_in_needs_no_letter_and_a_draft_does(indicator, period):
    value = a_value(indicator, period=period)
    assert remind_of_values(at=at(1)) == 1

    value.steps.create(step="submitted", at=at(2))

    assert remind_of_values(at=at(14)) == 0


def test_nobody_is_reminded_of_a_period_that_is_locked(officer, period):
    lock_period(period=period, by=officer, at=at(-20))

    assert remind_of_values(at=at(1)) == 0


def test_who_has_left_the_secretariat_is_not_written_to(indicator, period):
    indicator.responsible = UserFactory()
    indicator.save()

    assert remind_of_values(at=at(1)) == 0
