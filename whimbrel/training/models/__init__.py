"""Programmes, workshops, who was nominated for them and who came; one noun a file."""

from whimbrel.training.models.agenda import (
    DocumentFile,
    Reminder,
    Session,
    Trainer,
    WorkshopDocument,
)
from whimbrel.training.models.attendance import Attendance, CheckIn, Presence
from whimbrel.training.models.nomination import Nomination, WorkshopInvitation
from whimbrel.training.models.programme import PartyStanding, Programme, SupportRule
from whimbrel.training.models.question import Answer, Question
from whimbrel.training.models.registration import (
    CLOSED,
    HOLDING,
    SEATED,
    Registration,
    RegistrationChange,
    RegistrationStatus,
    Status,
)
from whimbrel.training.models.stated import StatedAttendance
from whimbrel.training.models.support import SupportDecision, TravelLine
from whimbrel.training.models.workshop import FundingLine, Partner, Steward, Workshop

__all__ = [
    "CLOSED",
    "HOLDING",
    "SEATED",
    "Answer",
    "Attendance",
    "CheckIn",
    "DocumentFile",
    "FundingLine",
    "Nomination",
    "Partner",
    "PartyStanding",
    "Presence",
    "Programme",
    "Question",
    "Registration",
    "RegistrationChange",
    "RegistrationStatus",
    "Reminder",
    "Session",
    "StatedAttendance",
    "Status",
    "Steward",
    "SupportDecision",
    "SupportRule",
    "Trainer",
    "TravelLine",
    "Workshop",
    "WorkshopDocument",
    "WorkshopInvitation",
]
