"""What happens in reports by itself."""

from datetime import timedelta

from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from whimbrel.core.forgetting import forgets
from whimbrel.core.timetable import every
from whimbrel.report.actions.evidence import forget_value_files
from whimbrel.report.actions.indicators import take_readings
from whimbrel.report.actions.report_files import (
    JOB,
    build_waiting_file,
    forget_old_files,
    retry_sent_files,
)
from whimbrel.report.actions.scheduled_reports import send_due_reports
from whimbrel.report.actions.value_reminders import remind_of_values


@every(timedelta(days=1), "report.readings")
def readings() -> None:
    take_readings(on=localdate(), at=now())


@every(timedelta(hours=6), "report.reminders")
def reminders() -> None:
    remind_of_values(at=now())


@every(timedelta(minutes=1), JOB)
def files() -> None:
    """One at a time, so that letters leave in between."""
    build_waiting_file(at=now())


@every(timedelta(days=1), "report.old_files")
def old_files() -> None:
    forget_old_files(at=now())
    retry_sent_files(at=now())


@every(timedelta(hours=1), "report.schedules")
def schedules() -> None:
    send_due_reports(at=now())


forgets(
    "value_files",
    _("Photos and documents that show a value, after the end of its work plan"),
    setting="KEEP_VALUE_FILES_DAYS",
)(forget_value_files)
