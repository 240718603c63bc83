"""National plans, version by version, and what is found in them."""

from whimbrel.nbsap.models.assessment import (
    Criterion,
    Evidence,
    Grade,
    NamedSpecies,
    Publication,
    Score,
    Step,
    StepDone,
)
from whimbrel.nbsap.models.following import Following, News
from whimbrel.nbsap.models.liaison import Counterpart, Liaison
from whimbrel.nbsap.models.participation import Participation
from whimbrel.nbsap.models.plan import Framework, Nbsap, PlanDocument, PlanStage
from whimbrel.nbsap.models.planning import StepPlan
from whimbrel.nbsap.models.questionnaire import Extent, Question, Questionnaire, Section
from whimbrel.nbsap.models.reply import (
    LONGEST_REMARK,
    Answer,
    Block,
    Delegation,
    EarlierAnswer,
    Remark,
    Reply,
    ReplyStage,
)
from whimbrel.nbsap.models.target import (
    NationalTarget,
    TargetLink,
    TargetProgress,
    TargetProvision,
)
from whimbrel.nbsap.models.tour import TourPutAway

__all__ = [
    "LONGEST_REMARK",
    "Answer",
    "Block",
    "Counterpart",
    "Criterion",
    "Delegation",
    "EarlierAnswer",
    "Evidence",
    "Extent",
    "Following",
    "Framework",
    "Grade",
    "Liaison",
    "NamedSpecies",
    "NationalTarget",
    "Nbsap",
    "News",
    "Participation",
    "PlanDocument",
    "PlanStage",
    "StepPlan",
    "Publication",
    "Question",
    "Questionnaire",
    "Remark",
    "Reply",
    "ReplyStage",
    "Score",
    "Section",
    "Step",
    "StepDone",
    "TargetLink",
    "TargetProgress",
    "TargetProvision",
    "TourPutAway",
]
