"""What happens here by itself."""

from datetime import timedelta

from django.utils.timezone import now

from whimbrel.core.timetable import every
from whimbrel.nbsap.actions.news import note_news, tell_followers
from whimbrel.nbsap.actions.reply_reminders import remind_of_questionnaires


@every(timedelta(hours=6), "nbsap.reminders")
def reminders() -> None:
    remind_of_questionnaires(at=now())


@every(timedelta(minutes=10), "nbsap.news")
def news() -> None:
    """However a record came in, at the desk, from a file or on a page, it is found here."""
    note_news(at=now())
    tell_followers(at=now())
