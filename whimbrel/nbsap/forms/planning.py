"""By when a step is to be taken, and who sees to it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.widgets import DayInput
from whimbrel.treaties.fields import RegionField
from whimbrel.treaties.models import Instrument


class StepPlanForm(forms.Form):
    """A day, and the convention's focal point or the other office that sees to it."""

    due_on = forms.DateField(label=_("To be done by"), widget=DayInput())
    instrument = forms.ModelChoiceField(
        Instrument.objects.none(), label=_("Focal point of"), required=False,
        empty_label=_("everybody who acts for the country"),
        help_text=_("Whoever is in office on the day: a successor finds it on their desk."),
    )  # fmt: skip
    office = forms.CharField(
        label=_("Or another office"), max_length=200, required=False, help_text=_("An office, not a name")
    )  # fmt: skip
    words = forms.CharField(label=_("What is to be done"), max_length=300, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["instrument"].queryset = Instrument.objects.order_by("kind", "code")  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        # A day that has passed may stay where something else is corrected.
        if day < self.today and day != self.initial.get("due_on"):
            raise forms.ValidationError(_("This day has passed. Choose a later one."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("instrument") and given.get("office"):
            self.add_error("office", _("Choose a focal point or write down an office, not both."))
        return given


class LateStepsForm(forms.Form):
    """Which region's late steps are shown."""

    region = RegionField()
