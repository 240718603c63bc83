"""What is asked about an entry in a country's file, and about a document of its room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.uploads import CheckedFileField
from whimbrel.core.widgets import DayInput
from whimbrel.designations.models import FileEntry


class EntryForm(forms.ModelForm):
    """What a country's people keep in its file."""

    class Meta:
        model = FileEntry
        fields = ["kind", "text", "instrument", "due_on"]
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 6}),
            "due_on": DayInput(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instrument = self.fields["instrument"]
        instrument.empty_label = _("All of them")  # type: ignore[attr-defined]
        instrument.label_from_instance = lambda one: one.short_name  # type: ignore[attr-defined]


class RoomDocumentForm(forms.Form):
    """A file for a country's room."""

    file = CheckedFileField(
        label=_("File"), help_text=_("A PDF, a picture or an office file, at most 10 MB.")
    )
    title = forms.CharField(
        label=_("What it is"),
        required=False,
        max_length=200,
        help_text=_("Empty, the name of the file stands for it."),
    )
