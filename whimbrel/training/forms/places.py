"""What a participant is asked on their own page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import CODES, current_language, sort_key
from whimbrel.core.widgets import DayInput
from whimbrel.training.models import Question, Registration
from whimbrel.treaties.models import Country

# By which browsers fill in what they know (HTML, 4.10.18.7).
AUTOCOMPLETE = {
    "personal_title": "honorific-prefix",
    "given_name": "given-name",
    "family_name": "family-name",
    "email": "email",
    "position": "organization-title",
    "organisation": "organization",
}
YES_NO = [("", "–"), ("yes", _("Yes")), ("no", _("No"))]


class DeclineForm(forms.Form):
    because = forms.CharField(
        label=_("Why not?"),
        help_text=_("You need not say. It helps to plan the next workshop."),
        required=False,
        max_length=500,
    )


class OwnDetailsForm(forms.ModelForm):
    """What stands on the badge and in the list of participants."""

    class Meta:
        model = Registration
        fields = (
            "personal_title", "given_name", "family_name", "position", "organisation", "sex",
            "language",
        )  # fmt: skip

    def _post_clean(self) -> None:
        """A change after approval is only a wish; the record is left as it is."""

    def clean_family_name(self) -> str:
        name: str = self.cleaned_data["family_name"]
        if not name and self.instance.person_id is None:
            raise forms.ValidationError(_("Give the name that shall stand on your badge."))
        return name


class AskForm(forms.ModelForm):
    """Who asks for a place, for whom they would come, and where the letter goes."""

    class Meta:
        model = Registration
        fields = (
            "personal_title", "given_name", "family_name", "email", "position", "organisation",
            "country", "sex", "language", "is_first_time",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("given_name", "family_name", "email"):
            self.fields[name].required = True
        for name, known_as in AUTOCOMPLETE.items():
            self.fields[name].widget.attrs["autocomplete"] = known_as
        self.fields["personal_title"].help_text = _("Such as Dr or Ms; you may leave it empty.")
        countries = forms.ModelChoiceField(
            Country.objects.all(), label=_("Country"), required=False
        )
        named = sorted(
            ((one.pk, one.name) for one in Country.objects.all()), key=lambda one: sort_key(one[1])
        )
        countries.choices = [("", "–"), *named]
        self.fields["country"] = countries
        self.fields["is_first_time"] = forms.TypedChoiceField(
            label=_("First time at a workshop"),
            required=False,
            choices=YES_NO,
            coerce=lambda said: said == "yes",
            empty_value=None,
        )

    def _post_clean(self) -> None:
        """The record is made by the action."""


class QuestionsForm(forms.Form):
    """The workshop's own questions. One that depends on another counts only where that one was answered so."""

    def __init__(
        self,
        data: Any = None,
        *,
        questions: Iterable[Question],
        answers: Mapping[int, str],
    ) -> None:
        super().__init__(data)
        self.questions = list(questions)
        asked = {one.pk for one in self.questions}
        for one in self.questions:
            field = _field(one)
            field.initial = answers.get(one.pk, "")
            if one.depends_on_id in asked and one.depends_on is not None:
                field.widget.attrs["data-shown-for"] = one.shown_for
                field.widget.attrs["data-depends-on"] = f"id_q{one.depends_on_id}"
                field.help_text = _("Only if you answered “%(answer)s” to: %(question)s") % {
                    # A hint is shown as it is; these words were typed by somebody.
                    "answer": escape(_said(one.depends_on, one.shown_for)),
                    "question": escape(one.depends_on.text),
                }
            self.fields[f"q{one.pk}"] = field

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        by_pk = {one.pk: one for one in self.questions}
        for one in self.questions:
            name = f"q{one.pk}"
            if name in self.errors:
                continue
            if not self._is_asked(one, by_pk, said):
                said[name] = ""
            elif one.is_required and not said.get(name):
                self.add_error(name, _("Please answer this."))
        return said

    def _is_asked(
        self, one: Question, by_pk: Mapping[int, Question], said: Mapping[str, Any]
    ) -> bool:
        if one.depends_on_id is None or one.depends_on_id not in by_pk:
            return True
        return str(said.get(f"q{one.depends_on_id}", "")) == one.shown_for

    def answers(self) -> dict[int, str]:
        """By the number of the question, as words; a day by ISO 8601."""
        found = {}
        for one in self.questions:
            value = self.cleaned_data.get(f"q{one.pk}")
            found[one.pk] = value.isoformat() if isinstance(value, date) else str(value or "")
        return found


def _field(one: Question) -> forms.Field:
    label, kind = one.text, one.kind
    if kind == Question.Kind.YES_NO:
        return forms.ChoiceField(label=label, choices=YES_NO, required=False)
    if kind == Question.Kind.CHOICE:
        choices = [("", "–"), *choices_of(one)]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    if kind == Question.Kind.DAY:
        day = DayInput()
        return forms.DateField(label=label, required=False, widget=day)
    if kind == Question.Kind.LONG:
        area = forms.Textarea(attrs={"rows": 4})
        return forms.CharField(label=label, required=False, max_length=5000, widget=area)
    return forms.CharField(label=label, required=False, max_length=300)


def choices_of(one: Question) -> list[tuple[str, str]]:
    """What can be chosen: kept in the words of the first language, shown in the reader's."""
    place = CODES.index(current_language())
    found = []
    for line in one.choices.splitlines():
        words = [word.strip() for word in line.split("|")]
        if words[0]:
            own = words[place] if place < len(words) else ""
            found.append((words[0], own or words[0]))
    return found


def _said(one: Question, answer: str) -> str:
    known = dict(YES_NO) if one.kind == Question.Kind.YES_NO else dict(choices_of(one))
    return str(known.get(answer, answer))
