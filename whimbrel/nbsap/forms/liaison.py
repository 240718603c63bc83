"""Counterparts, and what is agreed with them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.day_fields import PastDayField
from whimbrel.core.widgets import DayInput
from whimbrel.nbsap.models import PlanStage
from whimbrel.nbsap.models.participation import STAGES
from whimbrel.treaties.models import Instrument

DAY = DayInput()


def _conventions() -> Any:
    kinds = [Instrument.Kind.CONVENTION, Instrument.Kind.SISTER_CONVENTION]
    return Instrument.objects.filter(kind__in=kinds).order_by("code")


class CounterpartForm(forms.Form):
    """The office that acts for a convention."""

    instrument = forms.ModelChoiceField(Instrument.objects.none(), label=_("Convention"))
    office = forms.CharField(
        label=_("Office"), max_length=200, help_text=_("An office, not a name")
    )
    email = forms.EmailField(label=_("E-mail address of the office"), required=False)
    source = forms.CharField(label=_("Source"), max_length=500)
    starts_on = forms.DateField(label=_("Since"), required=False, widget=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instrument"].queryset = _conventions()  # type: ignore[attr-defined]


class ParticipationForm(forms.Form):
    """Who took part in a stage: focal points by their convention, or another office."""

    stage = forms.ChoiceField(
        label=pgettext_lazy("of a national plan", "Stage"),
        choices=[(one.value, one.label) for one in PlanStage.Kind if one in STAGES],
    )
    instruments = forms.ModelMultipleChoiceField(
        Instrument.objects.none(), label=_("Focal points of"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    office = forms.CharField(
        label=_("Another office"), max_length=200, required=False, help_text=_("An office, not a name")
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instruments"].queryset = Instrument.objects.order_by("kind", "code")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given["instruments"] and not given["office"]:
            self.add_error("instruments", _("Choose a convention, or write down an office."))
        return given


class LiaisonForm(forms.Form):
    """One contact with counterparts, and what was agreed."""

    day = PastDayField(label=_("Day"))
    instruments = forms.ModelMultipleChoiceField(
        Instrument.objects.none(), label=_("Conventions"), widget=forms.CheckboxSelectMultiple
    )
    said = forms.CharField(label=_("What was said"), widget=forms.Textarea(attrs={"rows": 4}))
    agreed = forms.CharField(label=_("What was agreed"), max_length=300, required=False)
    due_on = forms.DateField(label=_("To be done by"), required=False, widget=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instruments"].queryset = _conventions()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("due_on") and not given.get("agreed"):
            self.add_error("agreed", _("Say what is to be done by that day."))
        return given
