"""What the Secretariat writes to focal points by where their plans stand."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.languages import LANGUAGES
from whimbrel.core.sending import SendingMixin
from whimbrel.nbsap.actions.mailing import Mailing
from whimbrel.nbsap.models import PlanStage, Step
from whimbrel.nbsap.queries.mailing import REVISED_AT, Asked, Assessment
from whimbrel.treaties.fields import RegionField
from whimbrel.treaties.models import Instrument


class MailingForm(SendingMixin, forms.Form):
    """To whom, and the same in each language in which it is written."""

    instrument = forms.ModelChoiceField(
        Instrument.objects.none(), label=gettext_lazy("To the National Focal Points for"), empty_label=None
    )  # fmt: skip
    stages = forms.MultipleChoiceField(
        label=gettext_lazy("Whose latest plan stands here"), choices=PlanStage.Kind.choices, required=False,
        widget=forms.CheckboxSelectMultiple, initial=[one.value for one in REVISED_AT],
        help_text=gettext_lazy("While a plan is prepared, consulted on or reviewed, it can still be changed. None chosen: wherever it stands."),
    )  # fmt: skip
    step = forms.ChoiceField(
        label=gettext_lazy("And this step is not taken"), required=False,
        choices=[("", gettext_lazy("any")), *Step.choices],
    )  # fmt: skip
    assessment = forms.ChoiceField(
        label=gettext_lazy("And the assessment is so"), required=False,
        choices=[("", gettext_lazy("any")), *Assessment.choices],
    )  # fmt: skip
    region = RegionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Instrument.objects.order_by("kind", "code")
        self.fields["instrument"].queryset = known  # type: ignore[attr-defined]
        self.fields["instrument"].initial = known.filter(kind=Instrument.Kind.CONVENTION).first
        for code, language in LANGUAGES:
            is_needed = code == "en"
            self.fields[f"subject_{code}"] = forms.CharField(
                label=_("Subject (%(language)s)") % {"language": language}, max_length=200, required=is_needed,
                widget=forms.TextInput(attrs={"lang": code, "dir": "auto"}),
            )  # fmt: skip
            self.fields[f"words_{code}"] = forms.CharField(
                label=_("Your words (%(language)s)") % {"language": language}, max_length=5000, required=is_needed,
                widget=forms.Textarea(attrs={"rows": 6, "lang": code, "dir": "auto"}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for code, _language in LANGUAGES:
            subject, words = given.get(f"subject_{code}"), given.get(f"words_{code}")
            if code != "en" and bool(subject) != bool(words):
                missing = "words" if subject else "subject"
                self.add_error(
                    f"{missing}_{code}", _("Write both the subject and the words, or neither.")
                )
        if not self.errors and self.asked().names_all:
            self.add_error("stages", _("Choose a stage, a step or an assessment."))
        return given

    def asked(self) -> Asked:
        given = self.cleaned_data
        return Asked(
            given["instrument"], tuple(given["stages"]), given["step"], given["assessment"], given["region"]
        )  # fmt: skip

    def mailing(self) -> Mailing:
        """What was given, to be sent."""
        given = self.cleaned_data
        texts = {
            code: (given[f"subject_{code}"], given[f"words_{code}"])
            for code, _language in LANGUAGES
            if given[f"subject_{code}"]
        }
        return Mailing(self.asked(), texts, given["key"])
