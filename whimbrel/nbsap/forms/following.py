"""What somebody wants to be told of."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.languages import sort_key
from whimbrel.treaties.models import Country, Instrument, Region

ALL = "all"


class FollowForm(forms.Form):
    """A country, a region, a convention, or all."""

    about = forms.ChoiceField(label=gettext_lazy("What is new of"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.records: dict[str, dict[str, Any]] = {ALL: {}}
        groups = [
            (_("Regions"), self._choices("region", Region.objects.filter(within=None), "code")),
            (_("Conventions"), self._choices("instrument", Instrument.objects.all(), "slug")),
            (_("Countries"), self._choices("country", Country.objects.all(), "iso3")),
        ]
        self.fields["about"].choices = [(ALL, _("All of the register")), *groups]  # type: ignore[attr-defined]

    def _choices(self, kind: str, records: Any, word: str) -> list[tuple[str, str]]:
        found = []
        for one in records:
            value = f"{kind}-{getattr(one, word).lower()}"
            self.records[value] = {kind: one}
            found.append((value, one.name))
        return sorted(found, key=lambda pair: sort_key(pair[1]))

    def wanted(self) -> dict[str, Any]:
        """The record by its kind; empty for all."""
        return self.records[self.cleaned_data["about"]]
