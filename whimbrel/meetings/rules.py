"""Who may do what with notifications. Pure: what somebody holds is passed in."""

from whimbrel.meetings.models import Notification
from whimbrel.treaties.queries.offices import Offices


def can_issue(offices: Offices) -> bool:
    """Issue a notification, follow it, enter what came on paper: who keeps the records."""
    return offices.is_secretariat


def can_answer(notification: Notification, *, is_turn: bool) -> bool:
    """Answer for a country: who may speak for it, where something is asked. Late answers are taken, and marked."""
    return notification.issued_at is not None and notification.asks and is_turn


def can_read_file(offices: Offices, *, country_id: int) -> bool:
    """A file of an answer: the Secretariat, and the people of that country."""
    return offices.is_secretariat or country_id in offices.countries
