"""The plan, its activities, and the money that pays for them; one noun a file."""

from whimbrel.workplan.models.appraisal import (
    Evaluator,
    Finding,
    FindingStep,
    Level,
    Mark,
    Points,
    Risk,
)
from whimbrel.workplan.models.contribution import EarmarkedContribution
from whimbrel.workplan.models.grant import CostEstimate, Grant, MeetingShare, Movement, Share
from whimbrel.workplan.models.mandate import Mandate, MandateLink
from whimbrel.workplan.models.plan import (
    Activity,
    Criterion,
    PlanStep,
    ProgrammeItem,
    WorkPlan,
)
from whimbrel.workplan.models.version import PlanVersion, VersionActivity
from whimbrel.workplan.models.work import ActivityStep, Output

__all__ = [
    "Activity",
    "ActivityStep",
    "CostEstimate",
    "Criterion",
    "EarmarkedContribution",
    "Evaluator",
    "Finding",
    "FindingStep",
    "Grant",
    "Level",
    "Mandate",
    "MandateLink",
    "Mark",
    "MeetingShare",
    "Movement",
    "Output",
    "PlanStep",
    "PlanVersion",
    "Points",
    "ProgrammeItem",
    "Risk",
    "Share",
    "VersionActivity",
    "WorkPlan",
]
