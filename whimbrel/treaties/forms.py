"""What a reader may ask of the registry's lists, in the query of an address."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import AppendixListing, Region
from whimbrel.treaties.queries.species import ClassCount

# The first and last year a day may be asked for: no instrument is older, no date below is impossible to show.
YEARS = (1900, 2200)


class DayField(forms.DateField):
    """A day as year-month-day; today where none is given."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d"],
            required=False,
            localize=False,
            error_messages={
                "invalid": _("This is not a day. Write year-month-day, for example 2014-11-04.")
            },
            **options,
        )

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day is not None and not YEARS[0] <= day.year <= YEARS[1]:
            raise forms.ValidationError(
                _("Choose a day between the years %(first)s and %(last)s."),
                params={"first": YEARS[0], "last": YEARS[1]},
            )
        return day


class DayForm(forms.Form):
    """One day, of which a page shows the state."""

    on = DayField(label=_("As at"))

    def __init__(self, query: dict[str, Any], *, today: date) -> None:
        super().__init__({"on": today.isoformat()} | query)
        self.today = today

    def clean_on(self) -> date:
        return self.cleaned_data["on"] or self.today


class RegionField(forms.ModelChoiceField):
    """A region of the Convention, by its code; none for all of them."""

    def __init__(self) -> None:
        super().__init__(
            Region.objects.filter(within=None),
            label=_("Region"),
            required=False,
            to_field_name="code",
            empty_label=_("All regions"),
            error_messages={
                "invalid_choice": _("There is no such region. Choose one from the list.")
            },
        )

    def to_python(self, value: Any) -> Region | None:
        # PostgreSQL fails on this byte instead of finding nothing.
        if "\0" in str(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"])
        return super().to_python(value)


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
