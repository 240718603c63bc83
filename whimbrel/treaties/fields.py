"""Questions about the registry that several rooms ask: a day, a region."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.widgets import DayInput
from whimbrel.treaties.models import Region

# The first and last year a day may be asked for: no instrument is older, no date below is impossible to show.
YEARS = (1900, 2200)


class DayField(forms.DateField):
    """A day as year-month-day; today where none is given."""

    widget = DayInput()

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


class RecordField(forms.ModelChoiceField):
    """A record of the registry, by the word that stands for it in an address."""

    def to_python(self, value: Any) -> Any:
        # PostgreSQL fails on this byte instead of finding nothing.
        if "\0" in str(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"])
        return super().to_python(value)


class RegionField(RecordField):
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
