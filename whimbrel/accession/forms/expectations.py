"""When an accession is expected, who says so, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models import Expectation
from whimbrel.core.day_fields import PastDayField
from whimbrel.core.widgets import DayInput


class ExpectationForm(forms.Form):
    """The day on which the instrument is expected to be deposited."""

    earliest = forms.DateField(label=_("Earliest"), widget=DayInput())
    likely = forms.DateField(label=_("Likely"), widget=DayInput())
    latest = forms.DateField(label=_("Latest"), widget=DayInput())
    confidence = forms.ChoiceField(label=_("Confidence"), choices=Expectation.Confidence.choices)
    said_by = forms.CharField(
        label=_("Said by"), max_length=200, help_text=_("An office, not a name")
    )
    said_on = PastDayField(label=_("Said on"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        earliest, likely, latest = (given.get(name) for name in ("earliest", "likely", "latest"))
        if earliest and likely and likely < earliest:
            self.add_error("likely", _("The likely day lies before the earliest."))
        if likely and latest and latest < likely:
            self.add_error("latest", _("The latest day lies before the likely one."))
        return given
