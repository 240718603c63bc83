from datetime import UTC, datetime

import pytest

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.schedules import BEGUN, a_schedule
from whimbrel.report.actions.scheduled_reports import send_due_reports
from whimbrel.report.models import ReportSchedule, SentReport
from whimbrel.report.personal import reports_of, tell_no_more

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    person = seated()
    a_schedule(person, title="Update")
    ReportSchedule.objects.update(since=BEGUN)
    send_due_reports(at=datetime(2026, 12, 1, tzinfo=UTC))
    return person


def test_a_person_is_given_which_reports_come_and_which_came(reader):
    schedule, came = reports_of(reader)

    assert schedule == {"Title": "Update", "How often": "Each quarter"}
    assert came["Date"] == "2026-12-01"
    assert reports_of(UserFactory()) == []


def test_to_who_is_erased_nothing_comes_any_more(reader):
    tell_no_more(reader, kept_as="former officer")

    assert reports_of(reader) == []
    assert not ReportSchedule.objects.get().readers.exists()
    assert SentReport.objects.exists()
