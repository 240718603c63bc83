"""What is asked about a sheet of contacts."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.uploads import SheetFileField
from whimbrel.core.widgets import DayInput


class DirectorySheetForm(forms.Form):
    """The sheet, and from when those stand whose row says none."""

    file = SheetFileField(
        label=_("Sheet of contacts"),
        help_text=_(
            "CSV or XLSX, with the headings of the CMS contact directory in the first line."
        ),
        error_messages={
            "required": _("Choose the sheet."),
            "empty": _("The file is empty. Save the sheet again, or choose another file."),
        },
    )
    starts_on = forms.DateField(
        label=_("In office from"),
        help_text=_(
            "The directory does not say since when somebody is in office. This day counts for every row "
            "without a day under “From”."
        ),
        widget=DayInput(),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = today
        self.today = today

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if not day.year >= 1979 or day > self.today:
            raise forms.ValidationError(_("Give a day that has come, and is not before 1979."))
        return day
