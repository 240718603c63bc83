"""What can be chosen of a badge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.documents.badges import picture_size
from whimbrel.core.uploads import CheckedFileField
from whimbrel.training.models import BadgeDesign

LARGEST = 1024 * 1024
COLOURS = tuple(
    f"colour_{role}" for role in ("party", "observer", "trainer", "host", "secretariat")
)


class LogoField(CheckedFileField):
    endings = (".png", ".jpg", ".jpeg")
    default_error_messages = {
        "unknown": _("This is no PNG or JPEG picture. Save the logo as one of these."),
    }


class BadgeForm(forms.ModelForm):
    """Size, logo, lines, and a colour for each role."""

    logo_file = LogoField(
        label=_("Logo"), help_text=_("PNG or JPEG, at most 1 MB."), required=False
    )
    is_logo_removed = forms.BooleanField(label=_("Take the logo out"), required=False)

    class Meta:
        model = BadgeDesign
        fields = (
            "size", "shows_event", "shows_position", "shows_organisation", "shows_role",
            "shows_photo", "shows_code", *COLOURS,
        )  # fmt: skip

    field_order = ("size", "logo_file", "is_logo_removed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in COLOURS:
            label = self.fields[name].label
            self.fields[name].label = _("Colour for: %(role)s") % {"role": label}
            self.fields[name].help_text = _("Like #1f6f8b; empty, the role stands on white.")
            self.fields[name].widget.attrs |= {"dir": "ltr"}
        if not self.instance.logo:
            del self.fields["is_logo_removed"]

    def clean_logo_file(self) -> Any:
        file = self.cleaned_data["logo_file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("The logo is larger than a megabyte. Save it smaller."))
        if file:
            try:
                picture_size(file.read())
            except ValueError:
                raise forms.ValidationError(
                    _("This picture cannot be read, or has over four million points. Save it anew.")
                ) from None
            file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for name in COLOURS:
            said[name] = (said.get(name) or "").lower()
        return said

    def fields_of_record(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
