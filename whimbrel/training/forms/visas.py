"""Which letters for visas are made or sent, and who signs them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class VisaLettersForm(forms.Form):
    signed_by = forms.CharField(label=_("Signed by"), max_length=150, required=False)
    post = forms.CharField(label=_("Post of who signs"), max_length=150, required=False)

    def __init__(self, *args: Any, known: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = forms.MultipleChoiceField(
            choices=[(str(pk), str(pk)) for pk in known],
            error_messages={"required": _("Choose somebody first.")},
        )

    def clean_chosen(self) -> set[int]:
        return {int(one) for one in self.cleaned_data["chosen"]}
