"""What happens here by itself."""

from datetime import timedelta

from django.utils.timezone import now

from whimbrel.core.timetable import every
from whimbrel.workplan.actions.reminding import remind_owners


@every(timedelta(hours=6), "workplan.reminders")
def reminders() -> None:
    remind_owners(at=now())
