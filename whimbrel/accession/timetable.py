"""What happens here by itself."""

from datetime import timedelta

from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.actions.counterparts import forget_counterparts, forget_silent
from whimbrel.accession.actions.entries import note_deposits, record_entries
from whimbrel.accession.actions.task_reminders import remind_of_tasks
from whimbrel.accession.actions.welcome import follow_welcomes
from whimbrel.core.forgetting import forgets
from whimbrel.core.timetable import every


@every(timedelta(minutes=1), "accession.entries")
def entries() -> None:
    """Seen each minute: who reads the pages in the morning finds the desk in step with them."""
    note_deposits(on=localdate(), at=now())
    record_entries(on=localdate(), at=now())


@every(timedelta(minutes=5), "accession.welcomes")
def welcomes() -> None:
    """What was designated and proposed elsewhere ticks the steps of the welcome."""
    follow_welcomes(on=localdate(), at=now())


@every(timedelta(hours=6), "accession.tasks")
def task_reminders() -> None:
    remind_of_tasks(at=now())


forgets(
    "counterparts",
    _("Persons we spoke with about joining, after they left the office"),
    setting="KEEP_LEFT_DAYS",
)(forget_counterparts)

forgets(
    "silent counterparts",
    _("Persons we spoke with about joining, after nothing more was heard of them"),
    setting="KEEP_SILENT_DAYS",
)(forget_silent)
