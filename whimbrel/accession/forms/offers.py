"""What a State was offered, and what it answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models import RecruitmentOffer
from whimbrel.core.day_fields import PastDayField


class OfferForm(forms.Form):
    """What the State is offered, by whom, on which day."""

    kind = forms.ChoiceField(label=_("What is offered"), choices=RecruitmentOffer.Kind.choices)
    words = forms.CharField(label=_("In words"), max_length=300, required=False)
    offered_by = forms.CharField(
        label=_("By whom"), max_length=200, help_text=_("An office, not a name")
    )
    offered_on = PastDayField(label=_("Day"))


class OfferAnswerForm(forms.Form):
    """What the State answered, on which day."""

    answer = forms.ChoiceField(
        label=_("Answer"), choices=RecruitmentOffer.Answer.choices, widget=forms.RadioSelect
    )
    answered_on = PastDayField(label=_("Answered on"))
    answer_words = forms.CharField(label=_("In words"), max_length=300, required=False)
