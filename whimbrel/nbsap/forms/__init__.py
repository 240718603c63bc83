"""What is asked of who keeps a country's plan and works with its counterparts."""

from whimbrel.nbsap.forms.liaison import CounterpartForm, LiaisonForm, ParticipationForm
from whimbrel.nbsap.forms.plans import (
    CompareForm,
    DocumentForm,
    RegisterForm,
    ScorecardForm,
    SpeciesForm,
    StageForm,
    StepForm,
    TargetForm,
    VersionForm,
)

__all__ = [
    "CompareForm",
    "CounterpartForm",
    "DocumentForm",
    "LiaisonForm",
    "ParticipationForm",
    "RegisterForm",
    "ScorecardForm",
    "SpeciesForm",
    "StageForm",
    "StepForm",
    "TargetForm",
    "VersionForm",
]
