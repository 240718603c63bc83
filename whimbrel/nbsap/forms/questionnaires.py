"""A new questionnaire."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.languages import LANGUAGES
from whimbrel.core.uploads import CheckedFileField
from whimbrel.core.widgets import DayInput
from whimbrel.treaties.models import Instrument

DAY = DayInput()


class SheetField(CheckedFileField):
    """A sheet of questions."""

    endings: ClassVar[tuple[str, ...]] = (".xlsx",)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown": gettext_lazy("This is no XLSX file. Save the sheet as XLSX."),
    }


class QuestionnaireForm(forms.Form):
    """Its names, its days, and its questions where they differ from those of the last one."""

    instrument = forms.ModelChoiceField(
        Instrument.objects.none(), label=gettext_lazy("Convention"), empty_label=None
    )
    code = forms.SlugField(
        label=gettext_lazy("Short name"), max_length=40, help_text=gettext_lazy("It stands in addresses: cycle-2026")
    )  # fmt: skip
    opens_on = forms.DateField(label=gettext_lazy("First day to answer"), widget=DAY)
    due_on = forms.DateField(label=gettext_lazy("Last day to answer"), widget=DAY)
    file = SheetField(
        label=gettext_lazy("Sheet of questions (XLSX)"), required=False,
        help_text=gettext_lazy("Without one, the questions of the last questionnaire are asked again."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instrument"].queryset = Instrument.objects.order_by("kind", "code")  # type: ignore[attr-defined]
        for code, language in LANGUAGES:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name (%(language)s)") % {"language": language}, max_length=250, required=code == "en"
            )  # fmt: skip
        self.order_fields(["instrument", *(f"name_{code}" for code, _name in LANGUAGES)])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("opens_on"), given.get("due_on")
        if first and last and last < first:
            self.add_error("due_on", _("The last day lies before the first."))
        return given

    def names(self) -> dict[str, str]:
        return {f"name_{code}": self.cleaned_data[f"name_{code}"] for code, _name in LANGUAGES}


class WordsForm(forms.Form):
    """What the Secretariat writes to countries that have not handed in."""

    words = forms.CharField(
        label=gettext_lazy("Your words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("The salutation and the link are added, in the language of each person; your words stay as they are."),
    )  # fmt: skip
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
