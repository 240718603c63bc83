"""Programmes, workshops, who was nominated for them and who came; one noun a file."""

from whimbrel.training.models.agenda import (
    DocumentFile,
    Reminder,
    Session,
    Trainer,
    WorkshopDocument,
)
from whimbrel.training.models.attendance import Attendance, CheckIn, Presence
from whimbrel.training.models.badge import BadgeDesign
from whimbrel.training.models.certificate import (
    Certificate,
    CertificateRule,
)
from whimbrel.training.models.competence import (
    Area,
    Competence,
    Level,
    Module,
    WorkshopModule,
)
from whimbrel.training.models.evaluation import (
    CascadeEvent,
    Channel,
    Commitment,
    CoreQuestion,
    EvaluationRequest,
    FilledForm,
    FollowUp,
    FormRating,
)
from whimbrel.training.models.knowledge import (
    KnowledgeItem,
    KnowledgeOption,
    KnowledgePlace,
    Sitting,
    SittingAnswer,
)
from whimbrel.training.models.minutes import Minutes, MinutesRevision
from whimbrel.training.models.needs import (
    NeedsAssessment,
    NeedsItem,
    NeedsRating,
    NeedsResponse,
)
from whimbrel.training.models.nomination import Nomination, WorkshopInvitation
from whimbrel.training.models.photo import Photo
from whimbrel.training.models.programme import PartyStanding, Programme, SupportRule
from whimbrel.training.models.question import Answer, Question, VisaPart
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
from whimbrel.training.models.told import ToldDays
from whimbrel.training.models.visa import VisaLetter
from whimbrel.training.models.workshop import (
    FOLLOW_UP_MONTHS,
    FundingLine,
    Partner,
    Steward,
    Workshop,
)

__all__ = [
    "Answer",
    "Area",
    "Attendance",
    "BadgeDesign",
    "CLOSED",
    "CascadeEvent",
    "Certificate",
    "CertificateRule",
    "Channel",
    "CheckIn",
    "Commitment",
    "Competence",
    "CoreQuestion",
    "DocumentFile",
    "EvaluationRequest",
    "FOLLOW_UP_MONTHS",
    "FilledForm",
    "FollowUp",
    "FormRating",
    "FundingLine",
    "HOLDING",
    "KnowledgeItem",
    "KnowledgeOption",
    "KnowledgePlace",
    "Level",
    "Minutes",
    "MinutesRevision",
    "Module",
    "NeedsAssessment",
    "NeedsItem",
    "NeedsRating",
    "NeedsResponse",
    "Nomination",
    "Partner",
    "PartyStanding",
    "Photo",
    "Presence",
    "Programme",
    "Question",
    "Registration",
    "RegistrationChange",
    "RegistrationStatus",
    "Reminder",
    "SEATED",
    "Session",
    "Sitting",
    "SittingAnswer",
    "StatedAttendance",
    "Status",
    "Steward",
    "SupportDecision",
    "SupportRule",
    "ToldDays",
    "Trainer",
    "TravelLine",
    "VisaLetter",
    "VisaPart",
    "Workshop",
    "WorkshopDocument",
    "WorkshopInvitation",
    "WorkshopModule",
]
