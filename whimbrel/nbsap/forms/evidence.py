"""In which language evidence is shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class EvidenceForm(forms.Form):
    """One of the languages there are, or all."""

    language = forms.ChoiceField(
        label=_("Language"), required=False,
        error_messages={"invalid_choice": _("Nothing here is in that language. Choose one from the list.")},
    )  # fmt: skip

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All languages")), *languages]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
