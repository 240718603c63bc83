"""What is asked of who writes a report, and of who enters a value."""

from whimbrel.report.forms.indicators import (
    NoteForm,
    OpenPeriodForm,
    ValueFileForm,
    ValueForm,
    ValueSheetForm,
)
from whimbrel.report.forms.reports import BeginReportForm, ReturnedFileForm, TemplateForm
from whimbrel.report.forms.schedules import ScheduleForm

__all__ = [
    "BeginReportForm",
    "NoteForm",
    "OpenPeriodForm",
    "ReturnedFileForm",
    "ScheduleForm",
    "TemplateForm",
    "ValueFileForm",
    "ValueForm",
    "ValueSheetForm",
]
