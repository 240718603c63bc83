"""Days that a form asks for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.widgets import DayInput


class PastDayField(forms.DateField):
    """A day on which something happened: today or before."""

    widget = DayInput

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and day > localdate():
            raise forms.ValidationError(_("That day is still to come."))
        return day
