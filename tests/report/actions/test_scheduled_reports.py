from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.schedules import BEGUN, DUE, PERIOD, a_schedule
from whimbrel.core.models import JournalEntry, Letter, MailRefusal
from whimbrel.report.actions import scheduled_reports
from whimbrel.report.actions.report_files import (
    build_waiting_file,
    forget_old_files,
    retry_sent_files,
)
from whimbrel.report.actions.scheduled_reports import (
    resume_schedule,
    send_due_reports,
    stop_schedule,
)
from whimbrel.report.emails import KIND
from whimbrel.report.models import Edition, Report, ReportFile, SentReport
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def staff():
    return seated(language="fr")


def due(schedule, at=AT):
    """The schedule as if it had been set long ago."""
    type(schedule).objects.filter(pk=schedule.pk).update(since=BEGUN)
    return send_due_reports(at=at)


def test_a_report_goes_out_once_a_period_with_a_letter_and_a_file_for_each_reader(staff):
    schedule = a_schedule(staff, seated(language="ar"))

    assert [due(schedule), due(schedule, AT + timedelta(days=20))] == [1, 0]

    report = Report.objects.get()
    assert report.period_starts_on.isoformat() == "2026-07-01"
    assert report.cut_off_on.isoformat() == "2026-09-30"
    assert Edition.objects.count() == 0
    assert set(ReportFile.objects.values_list("language", "form")) == {("fr", "pdf"), ("ar", "pdf")}
    letters = {one.language: one for one in Letter.objects.filter(kind=KIND)}
    assert set(letters) == {"fr", "ar"}
    file = ReportFile.objects.get(language="fr")
    assert f"/fr/report-files/{file.pk}/" in letters["fr"].text
    assert JournalEntry.objects.filter(verb="sent a scheduled report").count() == 1


def test_its_file_is_built_by_the_worker_and_stays_as_it_was_sent(staff):
    due(a_schedule(staff))

    build_waiting_file(at=AT)
    forget_old_files(at=AT + timedelta(days=900))

    assert bytes(ReportFile.objects.get().body).startswith(b"%PDF")


def test_a_file_that_failed_is_tried_again_for_its_readers(staff):
    due(a_schedule(staff))
    ReportFile.objects.update(failed_at=AT, attempts=3, why="No plan")

    assert retry_sent_files(at=AT + timedelta(minutes=5)) == 0
    assert retry_sent_files(at=AT + timedelta(hours=20)) == 1
    build_waiting_file(at=AT + timedelta(hours=20))

    assert ReportFile.objects.get().built_at


def test_one_language_for_all_is_kept_to(staff):
    due(a_schedule(staff, language="es"))

    assert ReportFile.objects.get().language == "es"
    assert Letter.objects.get(kind=KIND).language == "fr"


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_sends_it_once(
    staff, monkeypatch
):
    schedule, whole = a_schedule(staff), scheduled_reports.write_scheduled

    def killed(**_more):
        raise SystemExit

    monkeypatch.setattr(scheduled_reports, "write_scheduled", killed)
    with pytest.raises(SystemExit):
        due(schedule)
    assert [SentReport.objects.count(), Report.objects.count(), Letter.objects.count()] == [0, 0, 0]

    monkeypatch.setattr(scheduled_reports, "write_scheduled", whole)
    assert due(schedule) == 1


def test_one_that_fails_keeps_no_other_back(staff):
    broken, sound = a_schedule(staff, title="A"), a_schedule(staff, title="B")
    type(broken).objects.filter(pk=broken.pk).update(plan=None, since=BEGUN)

    assert due(sound) == 1
    assert SentReport.objects.get().schedule == sound


def test_where_nobody_is_left_it_stops_by_itself_and_can_be_let_go_on(staff):
    schedule = a_schedule(staff)
    Designation.objects.filter(person=staff).delete()

    assert due(schedule) == 0

    schedule.refresh_from_db()
    assert schedule.stopped_at == AT
    assert schedule.stopped_by is None
    assert Report.objects.count() == 0
    resumed = resume_schedule(schedule=schedule, by=staff, today=AT.date())
    assert resumed.stopped_at is None
    assert send_due_reports(at=AT) == 0


def test_who_stopped_such_letters_or_may_not_read_it_any_more_is_not_told(staff):
    other, gone = seated(), UserFactory()
    MailRefusal.objects.create(person=other, kind=KIND)

    due(a_schedule(staff, other, gone))

    assert set(SentReport.objects.get().readers.all()) == {staff}


def test_what_was_stopped_sends_nothing(staff):
    schedule = a_schedule(staff)
    stop_schedule(schedule=schedule, by=staff, at=AT)
    stop_schedule(schedule=schedule, by=staff, at=AT)

    assert due(schedule) == 0
    verbs = list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-2:] == ["set a schedule", "stopped a schedule"]


def test_a_day_that_not_every_month_has_is_refused(staff):
    with pytest.raises(ValidationError):
        a_schedule(staff, day=31)


def test_the_period_that_is_over_when_it_is_set_is_left_out(staff):
    assert DUE > PERIOD[1] > BEGUN
    a_schedule(staff)

    assert send_due_reports(at=datetime(2026, 1, 20, tzinfo=UTC)) == 0
