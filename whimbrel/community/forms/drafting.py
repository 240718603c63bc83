"""What people fill in to amend a text."""

from typing import Any

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from whimbrel.community.forms.spoken import MomentField
from whimbrel.community.models import Amendment
from whimbrel.core.languages import LANGUAGES


class DraftTextForm(forms.Form):
    """A text for the space to amend."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Give it a title, so that others find it in a list.")},
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGES)
    text = forms.CharField(
        label=_("Text"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
        help_text=_("An empty line begins a paragraph"),
        error_messages={"required": _("Write this first. Nothing was sent.")},
    )
    closes_at = MomentField(label=_("Amendments until"))
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def clean_closes_at(self) -> Any:
        if self.cleaned_data["closes_at"] <= now():
            raise forms.ValidationError(_("Choose a time that is still to come."))
        return self.cleaned_data["closes_at"]


class AmendmentForm(forms.Form):
    """What is proposed for one paragraph."""

    kind = forms.ChoiceField(
        label=_("What you propose"), choices=Amendment.Kind, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stands: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands = stands

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        words = " ".join((given.get("words") or "").split())
        kind = given.get("kind")
        if kind and kind != Amendment.Kind.DELETE and not words:
            self.add_error("words", _("Write the words that you propose."))
        elif kind == Amendment.Kind.REPLACE and words == self.stands:
            self.add_error("words", _("These are the words that stand. Change them first."))
        return given


class SettleForm(forms.Form):
    """Why an amendment is accepted or declined."""

    answer = forms.CharField(
        label=_("To whoever proposed it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
