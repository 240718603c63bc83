"""What happens with notifications by itself."""

from datetime import timedelta

from django.utils.timezone import now

from whimbrel.core.timetable import every
from whimbrel.meetings.actions.sending import tend_notifications


@every(timedelta(minutes=1), "meetings.notifications")
def notifications() -> None:
    tend_notifications(at=now())
