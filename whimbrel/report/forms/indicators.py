"""What is asked of who enters, moves or questions a value."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.uploads import SheetFileField
from whimbrel.report.models import Indicator, ReportingPeriod


class ValueForm(forms.Form):
    """A value for one period."""

    period = forms.ModelChoiceField(ReportingPeriod.objects.none(), label=_("Period"))
    number = forms.DecimalField(label=_("Number"), required=False, max_digits=18, decimal_places=4)
    words = forms.CharField(
        label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    evidence = forms.CharField(
        label=_("What shows it"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence_url = forms.URLField(
        label=_("Address"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        self.fields["period"].queryset = ReportingPeriod.objects.filter(plan=indicator.plan_id)  # type: ignore[attr-defined]
        if indicator.kind == Indicator.Kind.WORDS:
            del self.fields["number"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.indicator.kind == Indicator.Kind.WORDS:
            if not given.get("words") and "words" not in self.errors:
                self.add_error("words", _("Say it in words."))
        elif given.get("number") is None and "number" not in self.errors:
            self.add_error("number", _("Enter the number."))
        return given


class NoteForm(forms.Form):
    """A question, or an answer."""

    words = forms.CharField(
        label=_("Your words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ValueSheetForm(forms.Form):
    """The sheet, filled in."""

    file = SheetFileField(
        label=_("Filled-in sheet (XLSX or CSV)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
