"""Sheets of the register that come back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.nbsap.queries.plan_sheets import SheetOf


class PlanSheetForm(forms.Form):
    """A sheet that was taken out here, and changed."""

    of = forms.ChoiceField(label=_("What the sheet is of"), choices=SheetOf.choices)
    file = forms.FileField(
        label=_("Sheet (CSV or XLSX)"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty. Choose another one.")},
    )  # fmt: skip


class LookedAtForm(forms.Form):
    """The lines of a sheet that were looked at, as comma-separated text."""

    of = forms.ChoiceField(choices=SheetOf.choices, widget=forms.HiddenInput)
    lines = forms.CharField(widget=forms.HiddenInput)
