"""Answers to a questionnaire, and what is said about them."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.languages import LANGUAGES
from whimbrel.core.uploads import CheckedFileField
from whimbrel.core.widgets import DayInput
from whimbrel.nbsap.actions.replying import Given
from whimbrel.nbsap.models import LONGEST_REMARK, Block, Extent, Question, Section
from whimbrel.nbsap.queries.answer_values import LONGEST, NoAnswer, read_answer
from whimbrel.nbsap.queries.replies import BlockLines, QuestionLine
from whimbrel.treaties.models import Species

DAY = DayInput()
WIDGETS: dict[str, forms.Widget] = {
    Question.Kind.TEXT: forms.Textarea(attrs={"rows": 4}),
    Question.Kind.NUMBER: forms.TextInput(attrs={"inputmode": "decimal"}),
    Question.Kind.DAY: forms.TextInput(attrs={"type": "date"}),
    Question.Kind.ADDRESS: forms.TextInput(attrs={"inputmode": "url"}),
}


class AnswerField(forms.CharField):
    """The answer to one question, understood as everywhere else."""

    def __init__(self, line: QuestionLine) -> None:
        question = line.question
        if question.kind == Question.Kind.EXTENT:
            choices = [("", _("not answered")), *Extent.choices]
            widget: Any = forms.RadioSelect(choices=choices)
        else:
            widget = WIDGETS[question.kind]
        super().__init__(
            label=question.text, help_text=question.guidance, required=False, strip=True,
            initial=line.value, widget=widget, max_length=LONGEST,
        )  # fmt: skip
        self.question = question

    def clean(self, value: Any) -> str:
        try:
            return read_answer(self.question, str(value or ""))
        except NoAnswer as wrong:
            raise forms.ValidationError(str(wrong)) from None


class SectionForm(forms.Form):
    """A part of the questionnaire: every answer with the version that was seen of it."""

    def __init__(self, *args: Any, blocks: Sequence[BlockLines], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.blocks = blocks
        for line in self.lines():
            self.fields[line.key] = AnswerField(line)
            self.fields[f"v{line.key}"] = forms.IntegerField(
                required=False, min_value=0, initial=line.version, widget=forms.HiddenInput
            )

    def lines(self) -> Iterator[QuestionLine]:
        for block in self.blocks:
            yield from block.questions

    def shown(self) -> list[tuple[Block | None, list[tuple[QuestionLine, Any, Any]]]]:
        """For the page: each species or site with its questions, their fields and their versions."""
        return [
            (
                one.block,
                [(line, self[line.key], self[f"v{line.key}"]) for line in one.questions],
            )
            for one in self.blocks
        ]

    def given(self) -> list[Given]:
        """The sound answers; those with a mistake are left out. What was not on the page is not spoken of."""
        return [
            Given(
                line.question, line.block, self.cleaned_data[line.key],
                self.cleaned_data.get(f"v{line.key}") or 0,
            )
            for line in self.lines()
            if line.key in self.data and line.key in self.cleaned_data
        ]  # fmt: skip


class BlockForm(forms.Form):
    """One more species or site."""

    about = forms.CharField(max_length=200, required=False)

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_of_species = section.repeats == Section.Repeats.SPECIES
        field = self.fields["about"]
        if self.is_of_species:
            field.label = _("Scientific name of the species")
            field.help_text = _("As it stands in the Appendices: Ciconia ciconia")
        else:
            field.label = _("Name of the site")

    def clean_about(self) -> dict[str, Any]:
        said = " ".join(self.cleaned_data["about"].replace("\0", "").split())
        if not said:
            raise forms.ValidationError(_("Write the name first."))
        if not self.is_of_species:
            return {"site": said}
        found = Species.objects.filter(
            Q(scientific_name__iexact=said)
            | Q(common_name_en__iexact=said)
            | Q(common_name_fr__iexact=said)
            | Q(common_name_es__iexact=said)
        ).first()
        if found is None:
            raise forms.ValidationError(self._unknown(said))
        return {"species": found}

    def _unknown(self, said: str) -> str:
        names = list(Species.objects.values_list("scientific_name", flat=True))
        near = get_close_matches(said.capitalize(), names, n=1, cutoff=0.7)
        if near:
            return _("No listed species is called “%(said)s”. Did you mean “%(near)s”?") % {
                "said": said, "near": near[0],
            }  # fmt: skip
        return _("No listed species is called “%(said)s”.") % {"said": said}


class WhyForm(forms.Form):
    """Why answers are given back, or wanted back."""

    words = forms.CharField(
        label=gettext_lazy("What is to be changed"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )  # fmt: skip


class RemarkForm(forms.Form):
    """Something said of one answer."""

    words = forms.CharField(
        label=gettext_lazy("Your remark"), max_length=LONGEST_REMARK, widget=forms.Textarea(attrs={"rows": 4})
    )  # fmt: skip
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class DelegationForm(forms.Form):
    """To which office a part is given, and until when."""

    office = forms.CharField(
        label=gettext_lazy("Office"), max_length=200, help_text=gettext_lazy("An office, not a name")
    )  # fmt: skip
    email = forms.EmailField(label=gettext_lazy("E-mail address of the office"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)
    due_on = forms.DateField(label=gettext_lazy("To be answered by"), widget=DAY)
    words = forms.CharField(
        label=gettext_lazy("Message"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )  # fmt: skip

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_due_on(self) -> Any:
        if self.cleaned_data["due_on"] < self.today:
            raise forms.ValidationError(_("This day has passed. Choose a later one."))
        return self.cleaned_data["due_on"]


class SheetOrWordField(CheckedFileField):
    """A filled-in form."""

    endings: ClassVar[tuple[str, ...]] = (".xlsx", ".docx")
    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown": gettext_lazy("This is no XLSX or DOCX file. Give back the file you took from here."),
    }  # fmt: skip


class FileForm(forms.Form):
    """The form that was filled in without a network."""

    file = SheetOrWordField(
        label=gettext_lazy("Filled-in form (XLSX or DOCX)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.docx"}),
    )
