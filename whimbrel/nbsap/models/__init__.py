"""National plans, version by version, and what is found in them."""

from whimbrel.nbsap.models.assessment import (
    Criterion,
    Grade,
    NamedSpecies,
    Publication,
    Score,
    Step,
    StepDone,
)
from whimbrel.nbsap.models.liaison import Counterpart, Liaison
from whimbrel.nbsap.models.plan import Framework, Nbsap, PlanDocument, PlanStage
from whimbrel.nbsap.models.target import NationalTarget, TargetLink, TargetProvision

__all__ = [
    "Counterpart",
    "Criterion",
    "Framework",
    "Grade",
    "Liaison",
    "NamedSpecies",
    "NationalTarget",
    "Nbsap",
    "PlanDocument",
    "PlanStage",
    "Publication",
    "Score",
    "Step",
    "StepDone",
    "TargetLink",
    "TargetProvision",
]
