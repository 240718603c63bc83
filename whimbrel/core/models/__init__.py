"""What the house itself keeps, one noun a file."""

from whimbrel.core.models.forgetting import Forgetting
from whimbrel.core.models.generation import Generation
from whimbrel.core.models.heartbeat import Heartbeat
from whimbrel.core.models.journal import JournalEntry
from whimbrel.core.models.letter import DeliveryAttempt, Enclosure, Letter, MailRefusal
from whimbrel.core.models.mail_address import MailAddress
from whimbrel.core.models.received import ReceivedLetter
from whimbrel.core.models.search import (
    SearchEntry,
    SearchMiss,
    SearchNeighbour,
    SearchReading,
)
from whimbrel.core.models.timetable import TimetableEntry

__all__ = [
    "DeliveryAttempt",
    "Enclosure",
    "Forgetting",
    "Generation",
    "Heartbeat",
    "JournalEntry",
    "Letter",
    "MailAddress",
    "MailRefusal",
    "ReceivedLetter",
    "SearchEntry",
    "SearchMiss",
    "SearchNeighbour",
    "SearchReading",
    "TimetableEntry",
]
