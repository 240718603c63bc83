"""What a State was offered, and what it answered."""

from datetime import date

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models import RecruitmentOffer
from whimbrel.core.widgets import DayInput


class OfferForm(forms.Form):
    """What the State is offered, by whom, on which day."""

    kind = forms.ChoiceField(label=_("What is offered"), choices=RecruitmentOffer.Kind.choices)
    words = forms.CharField(label=_("In words"), max_length=300, required=False)
    offered_by = forms.CharField(
        label=_("By whom"), max_length=200, help_text=_("An office, not a name")
    )
    offered_on = forms.DateField(label=_("Day"), widget=DayInput())

    def clean_offered_on(self) -> date:
        return _come(self.cleaned_data["offered_on"])


class OfferAnswerForm(forms.Form):
    """What the State answered, on which day."""

    answer = forms.ChoiceField(
        label=_("Answer"), choices=RecruitmentOffer.Answer.choices, widget=forms.RadioSelect
    )
    answered_on = forms.DateField(label=_("Answered on"), widget=DayInput())
    answer_words = forms.CharField(label=_("In words"), max_length=300, required=False)

    def clean_answered_on(self) -> date:
        return _come(self.cleaned_data["answered_on"])


def _come(day: date) -> date:
    if day > localdate():
        raise forms.ValidationError(_("That day is still to come."))
    return day
