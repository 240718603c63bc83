"""What is asked of who keeps a country's plan and works with its counterparts."""

from whimbrel.nbsap.forms.liaison import CounterpartForm, LiaisonForm, ParticipationForm
from whimbrel.nbsap.forms.plans import (
    CompareForm,
    DocumentForm,
    MapForm,
    RegisterForm,
    ScorecardForm,
    SpeciesForm,
    StageForm,
    StepForm,
    TargetForm,
    TargetsForm,
    VersionForm,
)

__all__ = [
    "CompareForm",
    "CounterpartForm",
    "DocumentForm",
    "LiaisonForm",
    "MapForm",
    "ParticipationForm",
    "RegisterForm",
    "ScorecardForm",
    "SpeciesForm",
    "StageForm",
    "StepForm",
    "TargetForm",
    "TargetsForm",
    "VersionForm",
]
