"""What people fill in to keep a file in a space."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.languages import LANGUAGES
from whimbrel.core.uploads import BEGINNINGS, CheckedFileField


class LibraryFileField(CheckedFileField):
    """Any of the kinds we know; the browser offers these and no others."""

    widget = forms.ClearableFileInput(attrs={"accept": ",".join(BEGINNINGS)})
    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown": _(
            "This file is of a kind that cannot be kept here, or not what its name says. "
            "Save it as PDF or as an office file without macros."
        )
    }


class NewVersionForm(forms.Form):
    """A newer version of a file."""

    file = LibraryFileField(label=_("File"), help_text=_("PDF, pictures and office files, 10 MB"))
    news = forms.CharField(label=_("What is new in it"), max_length=300, required=False)
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)


class NewFileForm(forms.Form):
    """A file that the space shall keep."""

    title = forms.CharField(
        label=pgettext_lazy("of a file", "Title"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    about = forms.CharField(
        label=_("What it is"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language of the file"), choices=LANGUAGES)
    file = LibraryFileField(label=_("File"), help_text=_("PDF, pictures and office files, 10 MB"))
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)
