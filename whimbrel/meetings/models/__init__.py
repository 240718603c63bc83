"""Official notifications, whom they are addressed to, and what was answered; one noun a file."""

from whimbrel.meetings.models.answer import AnswerFile, NotificationAnswer
from whimbrel.meetings.models.notification import (
    NotedCountry,
    Notification,
    NotificationFile,
    NumberedYear,
)

__all__ = [
    "AnswerFile",
    "NotedCountry",
    "Notification",
    "NotificationAnswer",
    "NotificationFile",
    "NumberedYear",
]
