"""What somebody says of a post that they keep."""

from datetime import date

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from whimbrel.core.widgets import DayInput


class BookmarkForm(forms.Form):
    """A note for oneself, and a day."""

    note = forms.CharField(
        label=_("Note for yourself"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    remind_on = forms.DateField(
        label=_("Remind me on"),
        required=False,
        widget=DayInput(),
        help_text=_("On that day it stands on your desk, and a letter comes"),
    )

    def clean_remind_on(self) -> date | None:
        day: date | None = self.cleaned_data["remind_on"]
        if day is not None and day < localdate():
            raise forms.ValidationError(_("This day is over. Choose one that is to come, or none."))
        return day
