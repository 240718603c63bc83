"""What is brought as a sheet: a register of workshops, lists of countries, whom to invite."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.uploads import SheetFileField

# Ten times the longest register we know.
LARGEST = 1024 * 1024


class BroughtForm(forms.Form):
    file = SheetFileField(
        label=gettext_lazy("Sheet (XLSX or CSV)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than a megabyte. Split it."))
        return file
