"""A participant's picture."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from whimbrel.core.pictures import NoPicture, portrait
from whimbrel.core.uploads import CheckedFileField

LARGEST = 5 * 1024 * 1024


class PhotoField(CheckedFileField):
    endings = (".png", ".jpg", ".jpeg")
    default_error_messages = {
        "required": _("Choose the photo."),
        "unknown": _("This is no PNG or JPEG picture. Save the photo as one of these."),
        "large": _("The photo is larger than 5 MB. Save it smaller, or take it anew."),
        "unread": _("This picture cannot be read. Save it anew, or choose another one."),
    }

    def _look_inside(self, file: UploadedFile) -> None:
        super()._look_inside(file)
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(self.error_messages["large"], "large")
        try:
            portrait(file.read())
        except NoPicture as error:
            raise forms.ValidationError(self.error_messages["unread"], "unread") from error
        finally:
            file.seek(0)


class PhotoForm(forms.Form):
    photo = PhotoField(
        label=_("Photo"),
        help_text=_(
            "PNG or JPEG, at most 5 MB. Only the picture itself is kept: where and when it was taken is left out."
        ),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    def raw(self) -> bytes:
        """The file as it was sent."""
        file: Any = self.cleaned_data["photo"]
        body: bytes = file.read()
        return body
