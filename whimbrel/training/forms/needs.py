"""What a survey of needs asks, and what it takes to open one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.uploads import SheetFileField
from whimbrel.core.widgets import DayInput
from whimbrel.training.actions.needs import Rated
from whimbrel.training.models import Competence, Level, NeedsItem, NeedsRating
from whimbrel.treaties.models import NATIONAL, Role

LONGEST_WISH = 1000
CHOICES = [("", gettext_lazy("not my work")), *((level.value, level.label) for level in Level)]
ASKED = (*NATIONAL, Role.STANDING, Role.TRAINER)


class NeedsForm(forms.Form):
    """Two questions on each competence: how well one can do it, and how well one's post asks to."""

    def __init__(
        self, *args: Any, items: Sequence[NeedsItem], ratings: Sequence[NeedsRating], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        said = {one.competence_id: one for one in ratings}
        for item in items:
            rating = said.get(item.competence_id)
            for name, label in (
                ("level", _("How well can you do it today?")),
                ("needed", _("How well does your post ask you to?")),
            ):
                self.fields[f"{name}_{item.number}"] = forms.TypedChoiceField(
                    label=label,
                    choices=CHOICES,
                    coerce=int,
                    empty_value=None,
                    required=False,
                    initial=getattr(rating, name) if rating else "",
                )
        self.fields["wish"] = forms.CharField(
            label=_("What else would you like to learn?"),
            required=False,
            max_length=LONGEST_WISH,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def pairs(self) -> list[tuple[NeedsItem, Any, Any]]:
        """Each competence with its two questions, for the page."""
        return [
            (item, self[f"level_{item.number}"], self[f"needed_{item.number}"])
            for item in self.items
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for item in self.items:
            pair = given.get(f"level_{item.number}"), given.get(f"needed_{item.number}")
            if (pair[0] is None) != (pair[1] is None):
                missing = "level" if pair[0] is None else "needed"
                said = _("Number %(number)s: answer both questions, or neither.")
                self.add_error(f"{missing}_{item.number}", said % {"number": item.number})
        if not self.errors and not self._ratings(given):
            raise forms.ValidationError(_("Answer at least for one thing."))
        return given

    def _ratings(self, given: dict[str, Any]) -> dict[Competence, Rated]:
        return {
            item.competence: Rated(given[f"level_{item.number}"], given[f"needed_{item.number}"])
            for item in self.items
            if given.get(f"level_{item.number}") is not None
        }

    def ratings(self) -> dict[Competence, Rated]:
        return self._ratings(self.cleaned_data)


class SheetForm(forms.Form):
    """A sheet that somebody filled in."""

    file = SheetFileField(
        label=gettext_lazy("Filled-in sheet (XLSX or CSV)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class AssessmentForm(forms.Form):
    """A new survey: for which years, until when, and whom it asks."""

    first_year = forms.IntegerField(
        label=gettext_lazy("First year"), min_value=1980, max_value=2200
    )
    last_year = forms.IntegerField(label=gettext_lazy("Last year"), min_value=1980, max_value=2200)
    closes_on = forms.DateField(
        label=gettext_lazy("Last day to answer"),
        input_formats=["%Y-%m-%d"],
        widget=DayInput(),
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Who is asked"),
        choices=[(role.value, role.label) for role in ASKED],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        years = given.get("first_year"), given.get("last_year")
        if years[0] and years[1] and years[1] < years[0]:
            self.add_error("last_year", _("The last year comes after the first."))
        if given.get("closes_on") and given["closes_on"] < self.today:
            self.add_error("closes_on", _("This day has passed. Choose a later one."))
        return given
