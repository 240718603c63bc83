"""What is asked at the desk about workshops."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.core.uploads import CheckedFileField
from whimbrel.core.widgets import DayInput
from whimbrel.training.models import (
    FundingLine,
    Session,
    Status,
    TravelLine,
    Workshop,
    WorkshopDocument,
)
from whimbrel.treaties.models import Instrument, Meeting, Region

DAY = DayInput()


class CopyForm(forms.Form):
    code = forms.SlugField(label=_("Code of the new workshop"), max_length=60)
    title = forms.CharField(label=_("Title in English"), max_length=250)
    starts_on = forms.DateField(label=_("First day"), widget=DAY)
    place = forms.CharField(label=_("Place"), max_length=100, required=False)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if Meeting.objects.filter(code__iexact=code).exists():
            raise forms.ValidationError(_("There is a meeting of this code. Choose another one."))
        return code


class RuleForm(forms.Form):
    """Which Parties are invited."""

    instrument = forms.ModelChoiceField(
        label=_("Parties to"),
        queryset=Instrument.objects.exclude(kind=Instrument.Kind.SISTER_CONVENTION),
    )
    region = forms.ModelChoiceField(
        label=_("In the region"), queryset=Region.objects.all(), required=False
    )
    only_supported = forms.BooleanField(
        label=_("Only least developed countries and small island developing States"),
        required=False,
    )


class DecisionForm(forms.Form):
    """What becomes of those chosen in the list."""

    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False)
    status = forms.ChoiceField(choices=Status.choices)
    because = forms.CharField(required=False, max_length=500)

    def __init__(self, data: Any, *, known: list[int]) -> None:
        super().__init__(data)
        field = self.fields["chosen"]
        field.choices = [(pk, pk) for pk in known]  # type: ignore[attr-defined]

    def clean_chosen(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["chosen"]
        if not chosen:
            raise forms.ValidationError(_("Choose at least one person in the list."))
        return chosen


class SupportForm(forms.Form):
    is_granted = forms.TypedChoiceField(
        label=_("Support to travel"),
        choices=[("yes", _("Granted")), ("no", _("Not granted"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed where you decide against the rule."),
        required=False,
        max_length=500,
    )


class TravelForm(forms.ModelForm):
    """A line of money: an amount, or days and a rate. `key` was made with the empty form."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    class Meta:
        model = TravelLine
        fields = ("fund", "kind", "amount", "days", "rate", "note")

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].required = False
        fund = self.fields["fund"]
        fund.queryset = FundingLine.objects.filter(workshop=workshop)  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """The record is made by the action, which counts what the fund has left."""

    def clean_amount(self) -> Any:
        amount = self.cleaned_data["amount"]
        if amount is not None and amount < 0:
            raise forms.ValidationError(_("An amount cannot be below nothing."))
        return amount


class WithdrawForm(forms.Form):
    because = forms.CharField(label=_("Reason"), max_length=500)


class RefuseChangeForm(forms.Form):
    refused_because = forms.CharField(label=_("Reason"), max_length=500, required=False)


class PaperForm(forms.Form):
    """A file of a workshop: a new paper, or another version or language of one that is there."""

    document: "forms.ModelChoiceField[WorkshopDocument]" = forms.ModelChoiceField(
        label=_("Document"), queryset=None, required=False, empty_label=_("A new one")
    )
    symbol = forms.CharField(label=_("Symbol"), max_length=60, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=250, required=False)
    session: "forms.ModelChoiceField[Session]" = forms.ModelChoiceField(
        label=_("Agenda item"), queryset=None, required=False
    )
    is_for_participants = forms.BooleanField(label=_("For participants only"), required=False)
    language = forms.ChoiceField(label=_("Language of the file"), choices=LANGUAGES)
    file = CheckedFileField(label=_("File"), help_text=_("At most 10 MB."))

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        document, session = self.fields["document"], self.fields["session"]
        document.queryset = workshop.documents.all()  # type: ignore[attr-defined]
        session.queryset = Session.objects.filter(workshop=workshop)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("document") and not said.get("title_en"):
            self.add_error("title_en", _("Give the new document a title."))
        return said
