"""How far a national target is."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.day_fields import PastDayField
from whimbrel.treaties.fields import DayField


class ProgressForm(forms.Form):
    """So far on that day, and who says so."""

    percent = forms.IntegerField(label=_("Progress in percent"), min_value=0, max_value=100)
    on = PastDayField(label=_("As at"))
    source = forms.CharField(
        label=_("Source"), max_length=500, help_text=_("A report, an indicator, the office that says so")
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SinceForm(forms.Form):
    """The day with which today is compared; a year ago where none is given."""

    since = DayField(label=_("Compared with"))

    def __init__(self, query: Any, *, today: date) -> None:
        super().__init__({"since": _a_year_before(today).isoformat()} | {name: query[name] for name in query})  # fmt: skip
        self.today = today

    def clean_since(self) -> date:
        return self.cleaned_data["since"] or _a_year_before(self.today)


def _a_year_before(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, 28))
