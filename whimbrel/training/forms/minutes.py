"""What somebody writes of a session."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 60_000


class MinutesForm(forms.Form):
    """The words, and after which version they were written."""

    words = forms.CharField(
        label=_("What was said and agreed"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 22}),
        help_text=_(
            "An empty line begins a paragraph; a line that begins with - is an item of a list; **bold**."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
