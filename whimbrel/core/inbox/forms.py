from django import forms
from django.utils.translation import gettext_lazy as _


class SendBackForm(forms.Form):
    """What the Secretariat answers to a letter that is not let in."""

    because = forms.CharField(
        label=_("Why it goes back"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who wrote it reads this, as you write it."),
    )
