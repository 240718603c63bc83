"""How a list of threads is narrowed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Space, Thread
from whimbrel.core.languages import LANGUAGES
from whimbrel.treaties.queries.names import instrument_codes, region_names

ANY = ("", _("All"))


class NarrowForm(forms.Form):
    """What is asked of the threads of one space; what is not filled in narrows nothing."""

    kind = forms.ChoiceField(label=_("What it is"), required=False)
    instrument = forms.TypedChoiceField(
        label=_("Instrument"), required=False, coerce=int, empty_value=None
    )
    region = forms.TypedChoiceField(label=_("Region"), required=False, coerce=int, empty_value=None)
    language = forms.ChoiceField(label=_("Language"), required=False)
    species_group = forms.CharField(label=_("Species group"), max_length=60, required=False)
    agenda_item = forms.CharField(label=_("Agenda item"), max_length=30, required=False)
    tag = forms.CharField(label=_("Tag"), max_length=40, required=False)

    # How each stands in the threads.
    LOOKUPS = {
        "tag": "tags__word",
        "species_group": "species_group__iexact",
        "agenda_item": "agenda_item__iexact",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = {
            "kind": Thread.Kind.choices,
            "instrument": instrument_codes(),
            "region": [(pk, name) for pk, name in region_names().items() if pk],
            "language": LANGUAGES,
        }
        for name, rows in choices.items():
            self.fields[name].choices = [ANY, *rows]  # type: ignore[attr-defined]

    def clean_tag(self) -> str:
        return " ".join(self.cleaned_data["tag"].split()).casefold()

    def facets(self) -> dict[str, Any]:
        """What to ask of the threads. Call it on a form that is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return {self.LOOKUPS.get(name, name): value for name, value in given.items()}


class NarrowAllForm(NarrowForm):
    """The same of the threads of all spaces."""

    space = forms.TypedChoiceField(label=_("Space"), required=False, coerce=int, empty_value=None)
    field_order = ["space"]

    def __init__(self, *args: Any, spaces: list[Space], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(one.pk, one.name) for one in spaces]
        self.fields["space"].choices = [ANY, *rows]  # type: ignore[attr-defined]


class WaitingForm(forms.Form):
    """For how long a question has waited at least."""

    DAYS = [("", _("Any time")), (3, _("3 days")), (7, _("7 days")), (14, _("14 days")), (30, _("30 days"))]  # fmt: skip

    days = forms.TypedChoiceField(
        label=_("Waits for at least"), choices=DAYS, coerce=int, empty_value=None, required=False
    )
