"""What is written and asked while a State is won and welcomed: the letter about its focal point, a workshop, the first report."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models import Counterpart
from whimbrel.core.candidates import Occasion
from whimbrel.core.languages import LANGUAGES
from whimbrel.core.periods import written_date
from whimbrel.core.widgets import DayInput


class PersonsForm(forms.Form):
    """Persons of a file who can be written to."""

    persons = forms.ModelMultipleChoiceField(
        Counterpart.objects.none(), label=_("To whom"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )  # fmt: skip

    def __init__(self, *args: Any, persons: QuerySet[Counterpart], **kwargs: Any) -> None:
        """`persons` are those in office who have an address."""
        super().__init__(*args, **kwargs)
        self.fields["persons"].queryset = persons  # type: ignore[attr-defined]


class WelcomeLetterForm(PersonsForm):
    """The letter that asks for a focal point, in one language, to be changed before it is sent."""

    language = forms.ChoiceField(widget=forms.HiddenInput, choices=LANGUAGES)
    subject = forms.CharField(label=_("Subject"), max_length=200)
    words = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"})
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=32, initial=lambda: uuid.uuid4().hex)


class CandidateInviteForm(PersonsForm):
    """To which workshop the State is asked, and in which language."""

    occasion = forms.ChoiceField(
        label=_("Workshop"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose a workshop.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES)

    field_order = ("occasion", "persons", "language")

    def __init__(self, *args: Any, ahead: list[Occasion], spoken: str, **kwargs: Any) -> None:
        """`ahead` are those for which persons can be named."""
        super().__init__(*args, **kwargs)
        self.ahead = {str(one.number): one for one in ahead}
        self.fields["occasion"].choices = [  # type: ignore[attr-defined]
            (number, _named(one, spoken)) for number, one in self.ahead.items()
        ]

    def clean_occasion(self) -> Occasion:
        return self.ahead[self.cleaned_data["occasion"]]


class ReportDayForm(forms.Form):
    """On which day the first national report is due."""

    day = forms.DateField(label=_("First national report due"), widget=DayInput())

    def __init__(self, *args: Any, since: date, **kwargs: Any) -> None:
        """`since` is the day of entry into force, before which nothing is due."""
        super().__init__(*args, **kwargs)
        self.since = since

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day <= self.since:
            raise forms.ValidationError(_("That day lies before the entry into force."))
        return day


def _named(one: Occasion, language: str) -> str:
    days = [written_date(day, language) for day in (one.starts_on,) if day]
    asked = [str(_("invited already"))] if one.is_invited else []
    return ", ".join([one.name, *days, *asked])
