"""What staff type in from paper, and the rules they set."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from whimbrel.core.languages import LANGUAGES
from whimbrel.training.models import (
    FOLLOW_UP_MONTHS,
    CoreQuestion,
    KnowledgeItem,
    KnowledgeOption,
    KnowledgePlace,
    Module,
    Registration,
    Sitting,
)

# So many forms are typed in at once.
ROWS = 12
ROW = re.compile(r"[1-5\-.0_ ]+")


class PaperRow(forms.Form):
    """One form of paper on one row: its number, eight figures in a row, two answers in words."""

    number = forms.IntegerField(label=gettext_lazy("Form"), min_value=1, required=False)
    answers = forms.CharField(label=gettext_lazy("Answers"), max_length=30, required=False)
    helped = forms.CharField(label=gettext_lazy("Helped most"), max_length=1000, required=False)
    change = forms.CharField(label=gettext_lazy("To change"), max_length=1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The rows stand in a table; its headings are no labels.
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label
        self.fields["answers"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean_answers(self) -> dict[str, int]:
        """The figures in the order of the questions; 0, a dash or a point where none was given."""
        typed = str(self.cleaned_data["answers"])
        signs = "".join(typed.split())
        if not signs:
            return {}
        if not ROW.fullmatch(typed) or len(signs) != len(CoreQuestion):
            raise forms.ValidationError(
                _("Type %(count)s figures from 1 to 5, and 0 where there is no answer."),
                params={"count": len(CoreQuestion)},
            )
        return {
            question: int(sign)
            for question, sign in zip(CoreQuestion.values, signs, strict=True)
            if sign in "12345"
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        has_more = given.get("number") or given.get("helped") or given.get("change")
        if not self.errors and has_more and not given.get("answers"):
            self.add_error("answers", _("This row has no figures."))
        return given

    @property
    def is_filled(self) -> bool:
        return bool(self.cleaned_data.get("answers"))


class BasePaperRows(forms.BaseFormSet[PaperRow]):
    """Rows of one page; no number stands on it twice."""

    def clean(self) -> None:
        seen = set()
        for row in self.forms:
            number = row.cleaned_data.get("number") if hasattr(row, "cleaned_data") else None
            if number in seen:
                row.add_error("number", _("This number stands on the page twice."))
            if number:
                seen.add(number)


PaperRows = forms.formset_factory(PaperRow, formset=BasePaperRows, extra=ROWS, max_num=ROWS)


class LanguageForm(forms.Form):
    """The language of a pile of forms."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of these forms"), choices=LANGUAGES, initial="en"
    )


class TestItemsForm(forms.Form):
    """Which questions of the bank a workshop's test has."""

    __test__ = False
    items = forms.ModelMultipleChoiceField(
        KnowledgeItem.objects.select_related("competence"),
        label=gettext_lazy("Questions, the same before and after"),
        widget=forms.CheckboxSelectMultiple,
    )


class TestSheetForm(forms.Form):
    """The tests on paper of everybody: letters in a row, before and after: "abdca"."""

    __test__ = False

    def __init__(
        self,
        *args: Any,
        registrations: Sequence[Registration],
        places: Sequence[KnowledgePlace],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.registrations, self.places = registrations, places
        for one in registrations:
            for stage in Sitting.Stage:
                self.fields[f"{stage.value}_{one.pk}"] = forms.CharField(
                    label=(label := f"{one.name}, {stage.label}"),
                    max_length=60,
                    required=False,
                    widget=forms.TextInput(attrs={"aria-label": label, "autocomplete": "off"}),
                )

    def rows(self) -> list[tuple[Registration, Any, Any]]:
        return [
            (
                one,
                self[f"{Sitting.Stage.BEFORE.value}_{one.pk}"],
                self[f"{Sitting.Stage.AFTER.value}_{one.pk}"],
            )
            for one in self.registrations
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, typed in list(given.items()):
            signs = "".join(str(typed).lower().split())
            if signs and (problem := self._problem(signs)):
                self.add_error(name, problem)
        return given

    def _problem(self, signs: str) -> str:
        if len(signs) != len(self.places):
            return _("Type %(count)s letters, and a dash where there is no answer.") % {
                "count": len(self.places)
            }
        for place, sign in zip(self.places, signs, strict=True):
            if sign not in "-.0" and sign not in {one.letter for one in place.item.options.all()}:
                return _("Question %(number)s has no answer “%(sign)s”.") % {
                    "number": place.number, "sign": sign,
                }  # fmt: skip
        return ""

    def sat(self) -> list[tuple[Registration, str, dict[KnowledgeItem, KnowledgeOption]]]:
        """Who sat which test, and what they chose."""
        found = []
        for one in self.registrations:
            for stage in Sitting.Stage.values:
                signs = "".join(self.cleaned_data.get(f"{stage}_{one.pk}", "").lower().split())
                if signs:
                    found.append((one, stage, self._chosen(signs)))
        return found

    def _chosen(self, signs: str) -> dict[KnowledgeItem, KnowledgeOption]:
        chosen = {}
        for place, sign in zip(self.places, signs, strict=True):
            option = next((one for one in place.item.options.all() if one.letter == sign), None)
            if option is not None:
                chosen[place.item] = option
        return chosen


class CertificateRuleForm(forms.Form):
    """For whom there is a certificate."""

    attendance = forms.IntegerField(
        label=gettext_lazy("Sessions attended, per cent"), min_value=0, max_value=100, initial=80,
        help_text=gettext_lazy("Of those at which attendance was taken."),
    )  # fmt: skip
    score = forms.IntegerField(
        label=gettext_lazy("Right answers in the test after, per cent"), min_value=0, max_value=100,
        required=False, help_text=gettext_lazy("Empty: no test is asked for."),
    )  # fmt: skip
    signed_as = forms.CharField(
        label=gettext_lazy("Issued by the office of"), max_length=200, required=False
    )


class RevokeForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Why is it taken back? The holder is told."), max_length=300
    )


class FollowUpTimesForm(forms.Form):
    """When participants are asked whether they used what they learned."""

    after = forms.TypedMultipleChoiceField(
        label=gettext_lazy("When to ask whether it was used"),
        widget=forms.CheckboxSelectMultiple,
        coerce=int,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = [  # type: ignore[attr-defined]
            (one, ngettext("after %(n)s month", "after %(n)s months", one) % {"n": one})
            for one in FOLLOW_UP_MONTHS
        ]


class ModulesForm(forms.Form):
    """The modules a workshop teaches."""

    modules = forms.ModelMultipleChoiceField(
        Module.objects.all(),
        label=gettext_lazy("Modules taught"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
