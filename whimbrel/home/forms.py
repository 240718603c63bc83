"""What a reader may ask of the roof."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.core.search.question import LONGEST
from whimbrel.core.search.registry import kinds

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
UNKNOWN = {"invalid_choice": _("There is no such choice any more. Choose one from the list.")}


class SearchForm(forms.Form):
    """What is searched for, and what it is narrowed to."""

    q = forms.CharField(
        label=_("Search for"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "list": "suggestions"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, error_messages=UNKNOWN)
    instrument = forms.ChoiceField(label=_("Instrument"), required=False, error_messages=UNKNOWN)
    written_in = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("All languages")), *LANGUAGES],
        error_messages=UNKNOWN,
    )
    author = forms.CharField(
        label=_("Written by"),
        required=False,
        max_length=100,
        help_text=_("A name, or part of one"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    since = forms.DateField(label=_("From this day"), required=False, widget=DAY)
    until = forms.DateField(label=_("To this day"), required=False, widget=DAY)

    def __init__(self, query: dict[str, Any], *, instruments: list[tuple[str, str]]) -> None:
        super().__init__(query)
        kind, instrument = self.fields["kind"], self.fields["instrument"]
        kind.choices = [("", _("Everything")), *((one.slug, one.name) for one in kinds())]  # type: ignore[attr-defined]
        instrument.choices = [("", _("All instruments")), *instruments]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and since > until:
            self.add_error("until", _("This day lies before the other one. Turn them round."))
        return given
