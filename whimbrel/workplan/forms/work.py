"""What the Secretariat fills in about an activity: who carries it out, where it stands, what it brings forth."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from whimbrel.core.day_fields import PastDayField
from whimbrel.core.languages import LANGUAGES
from whimbrel.core.widgets import DayInput
from whimbrel.people.models import User
from whimbrel.workplan.actions.working import Brought, Noted
from whimbrel.workplan.models import Activity, ActivityStep, Mandate, Output

PLAIN = ["responsible", "lead", "starts_on", "ends_on", "beneficiaries_number", "keeper"]
LISTED = ["partners", "governments", "regions"]
MANY = _("Hold Ctrl (on a Mac Cmd) to choose several.")


def _names(field: str) -> list[str]:
    return [f"{field}_{code}" for code, _name in LANGUAGES]


def _labelled(form: forms.BaseForm, field: str, label: Any) -> None:
    """Say of each column of a translated field which language it is."""
    for code, name in LANGUAGES:
        form.fields[f"{field}_{code}"].label = f"{label} ({name})"


class ActivityForm(forms.ModelForm):
    """The facts of an activity and the mandates that it carries out."""

    mandates = forms.ModelMultipleChoiceField(
        Mandate.objects.none(), label=_("Mandates"), required=False, help_text=MANY
    )

    class Meta:
        model = Activity
        fields = [*_names("title"), *PLAIN, *LISTED, *_names("beneficiaries")]
        widgets = {"starts_on": DayInput, "ends_on": DayInput}

    def __init__(self, *args: Any, keepers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _labelled(self, "title", _("Title"))
        _labelled(self, "beneficiaries", _("For whom"))
        self.fields["responsible"].label = _("Responsible, in the words of the plan")
        self.fields["keeper"].help_text = _(
            "Is reminded before and after its days. The world is not told."
        )
        self.fields["keeper"].queryset = keepers  # type: ignore[attr-defined]
        self.fields["mandates"].queryset = Mandate.objects.all()  # type: ignore[attr-defined]
        self.fields["mandates"].initial = [
            one.mandate_id for one in self.instance.mandate_links.all()
        ]
        for name in LISTED:
            self.fields[name].help_text = MANY

    def facts(self) -> dict[str, Any]:
        """By the names of the activity's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name != "mandates"}


class ActivityStepForm(forms.Form):
    """Where an activity stands."""

    kind = forms.ChoiceField(label=_("Where it stands"), choices=ActivityStep.Kind.choices)
    on = PastDayField(label=_("Day"))
    per_cent = forms.IntegerField(
        label=_("Per cent done"), required=False, min_value=0, max_value=100,
        help_text=_("Leave it open and it is reckoned from the outputs."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("In words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the Secretariat reads this."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == ActivityStep.Kind.DONE and (given.get("per_cent") or 100) != 100:
            self.add_error("per_cent", _("What is done is done to 100 per cent."))
        if given.get("kind") == ActivityStep.Kind.DROPPED and not given.get("words"):
            self.add_error("words", _("Say why it is dropped."))
        return given

    def noted(self) -> Noted:
        return Noted(**self.cleaned_data)


class OutputForm(forms.ModelForm):
    """What an activity brings forth, or how far it must have come by a day."""

    class Meta:
        model = Output
        fields = [
            "kind", *_names("title"), "weight", "due_on", "done_on", "done_precision", "evidence",
            "evidence_words",
        ]  # fmt: skip
        widgets = {"due_on": DayInput, "done_on": DayInput}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        _labelled(self, "title", _("Title"))
        self.fields["weight"].help_text = _("Beside the other outputs; 0 where it does not count.")
        self.fields["done_on"].help_text = _(
            "Of a month or a year its last day, and below how exactly it is known."
        )
        self.fields["evidence"].help_text = _("A page of this site (/en/…) or a whole address (https://…)")  # fmt: skip

    def clean_done_on(self) -> date | None:
        on: date | None = self.cleaned_data["done_on"]
        if on is not None and on > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (
            given.get("evidence_words")
            and not given.get("evidence")
            and "evidence" not in self.errors
        ):
            self.add_error("evidence", _("Give the address of what these words tell of."))
        return given

    def brought(self) -> Brought:
        given = dict(self.cleaned_data)
        titles = {code: given.pop(f"title_{code}") for code, _name in LANGUAGES}
        return Brought(titles, **given)
