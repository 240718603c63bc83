"""What a participant is asked: before, at the end, and months later."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.widgets import DayInput
from whimbrel.training.models import (
    Commitment,
    CoreQuestion,
    FollowUp,
    KnowledgeItem,
    KnowledgeOption,
    KnowledgePlace,
)

SCALE = [
    ("1", gettext_lazy("1, not at all")),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", gettext_lazy("5, fully")),
]
LONGEST = 1000


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d"],
        widget=DayInput(),
        error_messages={"invalid": _("This is not a day. Write year-month-day, like 2026-12-31.")},
        **options,
    )


class EvaluationForm(forms.Form):
    """The core questions, the same for every workshop, two in words, and the commitment."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in CoreQuestion:
            self.fields[question.value] = forms.ChoiceField(
                label=question.label, choices=SCALE, widget=forms.RadioSelect, required=False
            )
        for name, label in (
            ("helped", _("What helped you most?")),
            ("change", _("What should be different?")),
        ):
            self.fields[name] = forms.CharField(
                label=label,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        self.fields["will"] = forms.CharField(
            label=_("I will …"),
            required=False,
            max_length=300,
            help_text=_("Kept with your name: we ask you about it when some months have passed."),
        )
        self.fields["by"] = _day(_("By which day?"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.get(one) for one in CoreQuestion.values):
            raise forms.ValidationError(_("Answer at least one of the first questions."))
        return given

    def ratings(self) -> dict[str, int]:
        return {
            one: int(self.cleaned_data[one])
            for one in CoreQuestion.values
            if self.cleaned_data.get(one)
        }


class TestForm(forms.Form):
    """A workshop's test: one answer for each question, or none."""

    # pytest would take it for a test.
    __test__ = False

    def __init__(self, *args: Any, places: Sequence[KnowledgePlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        for place in places:
            self.fields[f"item_{place.number}"] = forms.ChoiceField(
                label=f"{place.number}. {place.item.text}",
                choices=[(str(one.pk), one.text) for one in place.item.options.all()],
                widget=forms.RadioSelect,
                required=False,
            )

    def chosen(self) -> dict[KnowledgeItem, KnowledgeOption]:
        found = {}
        for place in self.places:
            options = {str(one.pk): one for one in place.item.options.all()}
            answer = self.cleaned_data.get(f"item_{place.number}")
            if answer in options:
                found[place.item] = options[answer]
        return found


class FollowUpForm(forms.Form):
    """Whether it was used, what was in the way, and which promises are kept."""

    used = forms.ChoiceField(
        label=gettext_lazy("Did you use what you learned?"),
        choices=FollowUp.Used.choices,
        widget=forms.RadioSelect,
    )
    example = forms.CharField(
        label=gettext_lazy("What for?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    barrier = forms.ChoiceField(
        label=gettext_lazy("If not, or in part: what was in the way?"),
        choices=[("", "–"), *FollowUp.Barrier.choices],
        required=False,
    )

    def __init__(self, *args: Any, commitments: Sequence[Commitment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commitments = commitments
        if commitments:
            self.fields["kept"] = forms.MultipleChoiceField(
                label=_("You wrote that you would. What is done?"),
                choices=[(str(one.pk), one.will) for one in commitments],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def kept(self) -> list[Commitment]:
        ticked = self.cleaned_data.get("kept") or []
        return [one for one in self.commitments if str(one.pk) in ticked]


class CascadeForm(forms.Form):
    """A training held for others: five answers, two minutes."""

    held_on = _day(gettext_lazy("On which day?"))
    place = forms.CharField(label=gettext_lazy("Where?"), max_length=150)
    people = forms.IntegerField(
        label=gettext_lazy("How many people?"), min_value=1, max_value=100_000
    )
    women = forms.IntegerField(
        label=gettext_lazy("How many of them were women?"),
        min_value=0,
        required=False,
        help_text=gettext_lazy("Leave it empty where it was not counted."),
    )
    topic = forms.CharField(label=gettext_lazy("About what?"), max_length=200, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("held_on") and given["held_on"] > self.today:
            self.add_error("held_on", _("This day is still to come. Tell us once it was held."))
        if given.get("women") is not None and given["women"] > (given.get("people") or 0):
            self.add_error("women", _("These are more than all people together."))
        return given
