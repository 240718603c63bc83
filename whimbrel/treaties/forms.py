"""What a reader may ask of the registry's lists, in the query of an address."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.fields import DayForm, RegionField
from whimbrel.treaties.models import AppendixListing
from whimbrel.treaties.queries.species import ClassCount

# What the table of Parties is sorted by, as its heads and the form say it.
COLUMN_WORDS = {
    "name": _("Country"),
    "region": _("Region"),
    "kind": _("Act"),
    "signed": _("Signed"),
    "deposited": _("Deposited"),
    "in_force": _("In force"),
    "number": _("No."),
}


def _orders() -> list[tuple[str, str]]:
    """Each column forwards and backwards, in words."""
    forwards = [(name, str(word)) for name, word in COLUMN_WORDS.items()]
    backwards = [
        (f"-{name}", gettext("%(column)s, last first") % {"column": word})
        for name, word in forwards
    ]
    return [order for pair in zip(forwards, backwards, strict=True) for order in pair]


class PartyFilterForm(DayForm):
    """Which Parties the table shows, as at which day, in which order."""

    region = RegionField()
    sort = forms.ChoiceField(
        choices=_orders,
        required=False,
        label=_("Order"),
        error_messages={
            "invalid_choice": _("The table has no such column to sort by. Choose one of its heads.")
        },
    )

    def clean_sort(self) -> str:
        return self.cleaned_data["sort"] or "name"


class CountryFilterForm(forms.Form):
    """Which countries the list shows."""

    q = forms.CharField(label=_("Name, or its first letters"), required=False, max_length=60)
    region = RegionField()


class SpeciesFilterForm(forms.Form):
    """Which of the listed taxa the list shows."""

    q = forms.CharField(label=_("Name"), required=False, max_length=60)
    appendix = forms.ChoiceField(
        label=_("Appendix"),
        choices=[("", _("Both Appendices")), *AppendixListing.Appendix.choices],
        required=False,
        error_messages={"invalid_choice": _("The Appendices are I and II. Choose one of them.")},
    )
    taxon_class = forms.ChoiceField(
        label=_("Class"),
        required=False,
        error_messages={"invalid_choice": _("No such class is listed. Choose one from the list.")},
    )

    def __init__(self, query: dict[str, Any], *, classes: list[ClassCount]) -> None:
        super().__init__(query)
        choices: list[tuple[str, Any]] = [("", _("All classes"))]
        choices += [(one.taxon_class, f"{one.taxon_class} ({one.taxa})") for one in classes]
        self.fields["taxon_class"].choices = choices  # type: ignore[attr-defined]
