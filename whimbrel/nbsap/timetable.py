"""What happens here by itself."""

from datetime import timedelta

from django.utils.timezone import now

from whimbrel.core.timetable import every
from whimbrel.nbsap.actions.reply_reminders import remind_of_questionnaires


@every(timedelta(hours=6), "nbsap.reminders")
def reminders() -> None:
    remind_of_questionnaires(at=now())
