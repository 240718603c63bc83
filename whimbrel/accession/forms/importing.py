"""A sheet of another system: what its rows are, and which of its headings stands for what."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.actions.import_columns import COLUMNS, LABELS, REQUIRED, Kind
from whimbrel.core.uploads import SheetFileField

# It travels with the form from step to step, so that nothing confidential is left lying about.
LARGEST = 2 * 1024 * 1024


class ImportForm(forms.Form):
    """The sheet, and what its rows are."""

    kind = forms.ChoiceField(
        label=_("What the rows are"), choices=Kind.choices, widget=forms.RadioSelect,
        initial=Kind.FILES,
    )  # fmt: skip
    file = SheetFileField(
        label=_("Sheet"), help_text=_("CSV or XLSX with headings in the first line, at most 2 MB")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The sheet is larger than 2 MB. Split it."))
        return file


class MappingForm(forms.Form):
    """For each of our columns, the heading of the sheet that stands for it."""

    sheet = forms.CharField(widget=forms.HiddenInput)
    empty: ClassVar[tuple[str, Any]] = ("", _("Not in the sheet"))

    def __init__(self, *args: Any, kind: str, headings: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in COLUMNS[kind]:
            self.fields[f"of_{name}"] = forms.ChoiceField(
                label=LABELS[name],
                required=name in REQUIRED[kind],
                choices=[self.empty, *((one, one) for one in headings)],
                error_messages={"required": _("Choose the heading that stands for it.")},
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        seen: dict[str, str] = {}
        for field in [one for one in self.fields if one.startswith("of_")]:
            heading = given.get(field)
            if heading and heading in seen:
                self.add_error(field, _("This heading was chosen twice."))
            elif heading:
                seen[heading] = field
        return given

    @property
    def names(self) -> dict[str, str]:
        """By heading, our column."""
        return {
            heading: field.removeprefix("of_")
            for field, heading in self.cleaned_data.items()
            if field.startswith("of_") and heading
        }
