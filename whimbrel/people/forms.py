from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.people.models import User

if TYPE_CHECKING:
    Form = forms.ModelForm[User]
else:
    Form = forms.ModelForm


class ProfileForm(Form):
    """What a person may say about themselves."""

    class Meta:
        model = User
        fields = ["display_name", "language"]
        labels = {
            "display_name": _("Name shown to others"),
            "language": _("Language"),
        }
        help_texts = {
            "display_name": _("Your name or your office, as others should see it."),
            "language": _(
                "In which we write to you, and in which the site opens after you sign in."
            ),
        }
