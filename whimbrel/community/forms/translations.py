"""What a member fills in to make a translation better."""

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.community.forms.writing import LONGEST


class CorrectionForm(forms.Form):
    """Better words in place of the machine's."""

    words = forms.CharField(
        label=_("The translation"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        error_messages={"required": _("Write the translation. Nothing was changed.")},
    )
