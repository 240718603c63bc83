"""What the Secretariat fills in about a plan: its money, what goes on in the next, and its assessment."""

from whimbrel.workplan.forms.appraisal import (
    EvaluatorForm,
    FindingForm,
    FindingStepForm,
    MarksForm,
    RiskClosingForm,
    RiskForm,
)
from whimbrel.workplan.forms.money import CarryOverForm, MovementForm, TakeBackForm
from whimbrel.workplan.forms.versions import DecisionForm, PutForwardForm
from whimbrel.workplan.forms.work import ActivityForm, ActivityStepForm, OutputForm

__all__ = [
    "ActivityForm",
    "ActivityStepForm",
    "CarryOverForm",
    "DecisionForm",
    "EvaluatorForm",
    "FindingForm",
    "FindingStepForm",
    "MarksForm",
    "MovementForm",
    "OutputForm",
    "PutForwardForm",
    "RiskClosingForm",
    "RiskForm",
    "TakeBackForm",
]
