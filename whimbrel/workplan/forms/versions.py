"""A plan is put forward and decided about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.day_fields import PastDayField

APPROVE, RETURN = "approve", "return"
DECISIONS = [
    (APPROVE, pgettext_lazy("a decision", "Approved")),
    (RETURN, pgettext_lazy("a decision", "Returned")),
]


class PutForwardForm(forms.Form):
    """What changes, and why."""

    words = forms.CharField(
        label=_("What changes, and why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecisionForm(forms.Form):
    """What was decided about a version, by whom and when; returned, with why."""

    decision = forms.ChoiceField(label=_("Decision"), choices=DECISIONS)
    decided_by = forms.CharField(
        label=_("Decided by"), required=False, max_length=200,
        help_text=_("A meeting, a committee or an office: Standing Committee, 41st meeting"),
    )  # fmt: skip
    on = PastDayField(label=_("Day"))
    words = forms.CharField(
        label=_("Why it is returned"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("decision") == APPROVE and not given.get("decided_by"):
            self.add_error("decided_by", _("Say who approved it."))
        if given.get("decision") == RETURN and not given.get("words"):
            self.add_error("words", _("Say what is to be changed."))
        return given
