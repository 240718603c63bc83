"""What people choose of a space."""

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Subscription


class SubscriptionForm(forms.Form):
    """How often a space writes to somebody."""

    often = forms.ChoiceField(
        label=_("How this space writes to you"),
        choices=Subscription.Often,
        widget=forms.RadioSelect,
    )
