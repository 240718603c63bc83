"""What the Secretariat fills in to take an archive in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Space
from whimbrel.core.inbox.reading.archive import PACKED
from whimbrel.core.inbox.reading.mbox import is_mbox

LARGEST = 90 * 1024 * 1024


class ArchiveForm(forms.Form):
    """A mailing list's archive, and the space it goes into."""

    space = forms.ModelChoiceField(label=_("Space"), queryset=Space.objects.order_by("name_en"))
    file = forms.FileField(
        label=_("Archive"),
        help_text=_("An mbox file, or a month of a Mailman archive (.txt or .txt.gz)"),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )
    is_dry = forms.BooleanField(label=_("Only say what would change"), required=False, initial=True)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _(
                    "The file has %(size)s; at most %(most)s can be taken. Hand it in by the command, or in parts."
                ),
                params={"size": filesizeformat(file.size or 0), "most": filesizeformat(LARGEST)},
            )
        first = file.readline(1000)
        file.seek(0)
        if not first.startswith(PACKED) and not is_mbox(first.lstrip()):
            raise forms.ValidationError(
                _("This is no archive of letters: it does not begin with a line “From …”.")
            )
        return file


class ExportForm(forms.Form):
    """The space that is to be written to a file."""

    space = forms.ModelChoiceField(label=_("Space"), queryset=Space.objects.order_by("name_en"))
