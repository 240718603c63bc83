"""The assessment of a plan: marks by criterion, risks, findings, and who evaluates from outside."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from whimbrel.core.day_fields import PastDayField
from whimbrel.core.languages import LANGUAGES
from whimbrel.workplan.models import Activity, Criterion, Finding, FindingStep, Level, Points

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
OFFICE = _("An office, not a name")


class MarksForm(forms.Form):
    """Points and why, for each criterion; one without points is left as it is."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"points-{one.pk}"] = forms.TypedChoiceField(
                label=one.title, required=False, coerce=int, empty_value=None,
                choices=[("", _("not marked")), *Points.choices],
            )  # fmt: skip
            self.fields[f"words-{one.pk}"] = forms.CharField(
                label=_("Why"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for one in self.criteria:
            if given.get(f"words-{one.pk}") and given.get(f"points-{one.pk}") is None:
                self.add_error(f"points-{one.pk}", _("Give the points that these words explain."))
        return given

    def marks(self) -> dict[Criterion, tuple[int, str]]:
        """Points and words by criterion."""
        given = self.cleaned_data
        return {
            one: (given[f"points-{one.pk}"], given[f"words-{one.pk}"])
            for one in self.criteria
            if given[f"points-{one.pk}"] is not None
        }


class _OfPlan(forms.Form):
    """Something said of the whole plan, or of one activity of it."""

    activity = forms.ModelChoiceField(
        Activity.objects.none(), label=_("Activity"), required=False, empty_label=_("the whole plan")
    )  # fmt: skip

    def __init__(self, *args: Any, activities: QuerySet[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = activities  # type: ignore[attr-defined]


class RiskForm(_OfPlan):
    """What could go wrong."""

    title = forms.CharField(label=_("What could happen"), max_length=300)
    likelihood = forms.TypedChoiceField(label=_("Likelihood"), choices=Level.choices, coerce=int)
    impact = forms.TypedChoiceField(label=_("Harm"), choices=Level.choices, coerce=int)
    response = forms.CharField(
        label=_("What is done about it"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )  # fmt: skip
    responsible = forms.CharField(
        label=_("Responsible office"), required=False, max_length=200, help_text=OFFICE
    )


class RiskClosingForm(forms.Form):
    """What came of a risk."""

    outcome = forms.CharField(label=_("What came of it"), max_length=1000)


class FindingForm(_OfPlan):
    """A lesson, or a recommendation."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Finding.Kind.choices)
    words = forms.CharField(
        label=_("In words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5})
    )
    source = forms.CharField(
        label=_("Found by"), max_length=300, help_text=_("The evaluation, review or workshop it comes from")
    )  # fmt: skip
    responsible = forms.CharField(
        label=_("Responsible office"), required=False, max_length=200, help_text=OFFICE
    )
    due_on = forms.DateField(label=_("To be done by"), required=False, widget=DAY)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == Finding.Kind.LESSON and given.get("due_on"):
            self.add_error("due_on", _("Only a recommendation is to be done by a day."))
        return given


class FindingStepForm(forms.Form):
    """What became of a recommendation."""

    kind = forms.ChoiceField(label=_("Step"), choices=FindingStep.Kind.choices)
    on = PastDayField(label=_("Day"))
    words = forms.CharField(label=_("In words"), required=False, max_length=1000)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == FindingStep.Kind.REFUSED and not given.get("words"):
            self.add_error("words", _("Say why it is not accepted."))
        return given


class EvaluatorForm(forms.Form):
    """An office from outside, and until when it reads."""

    office = forms.CharField(label=_("Office"), max_length=200, help_text=OFFICE)
    email = forms.EmailField(label=_("E-mail address of the office"))
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    until = forms.DateField(label=_("Last day"), widget=DAY)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise forms.ValidationError(_("This day has passed. Choose a later one."))
        return until
