"""What is asked about a letter of designation."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.uploads import CheckedFileField
from whimbrel.core.widgets import DayInput
from whimbrel.designations.models import DesignationLetter
from whimbrel.treaties.models import NATIONAL, Instrument


class ScanField(CheckedFileField):
    """A scan or a file of a letter, looked at inside."""

    endings = (".pdf", ".png", ".jpg", ".jpeg", ".docx")
    default_error_messages = {
        "required": _("Choose the scan of the letter."),
        "empty": _("The file is empty. Scan the letter again, or choose another file."),
        "too_large": _(
            "The file has %(size)s; at most %(most)s can be taken. Scan it in grey, at 150 dpi."
        ),
        "unknown": _(
            "This file is not a PDF, PNG, JPEG or DOCX file. Scan or save the letter as one of these."
        ),
    }


class LetterForm(forms.ModelForm):
    """A letter of designation, as somebody has it before them."""

    file = ScanField(
        label=_("Scan of the letter"), help_text=_("PDF, PNG, JPEG or DOCX, at most 10 MB.")
    )

    class Meta:
        model = DesignationLetter
        fields = [
            "kind", "role", "instruments", "person_name", "position", "email", "new_email",
            "language", "starts_on", "authority", "reference", "dated_on", "file",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "instruments": forms.CheckboxSelectMultiple,
            "starts_on": DayInput(),
            "dated_on": DayInput(),
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["role"].choices = self.roles()  # type: ignore[attr-defined]
        instruments = self.fields["instruments"]
        instruments.required = True
        instruments.queryset = Instrument.objects.exclude(  # type: ignore[attr-defined]
            kind=Instrument.Kind.SISTER_CONVENTION
        )
        instruments.label_from_instance = lambda one: one.short_name  # type: ignore[attr-defined]

    def roles(self) -> list[tuple[str, Any]]:
        """What a government names people for."""
        return [(role.value, role.label) for role in NATIONAL]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        kind = said.get("kind")
        if kind and kind != DesignationLetter.Kind.VACATES:
            for name in ("person_name", "email"):
                if name not in self.errors and not said.get(name):
                    self.add_error(name, _("Copy this from the letter: it is about a person."))
        if kind != DesignationLetter.Kind.CHANGES and said.get("new_email"):
            self.add_error(
                "new_email",
                _("Leave this empty, or choose above that the letter changes something."),
            )
        return said

    def clean_dated_on(self) -> date:
        day: date = self.cleaned_data["dated_on"]
        if day > self.today:
            raise forms.ValidationError(
                _("A letter cannot be dated after today. Look at the year.")
            )
        if day.year < 1979:
            raise forms.ValidationError(_("The Convention is of 1979. Look at the year."))
        return day

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if not 1979 <= day.year <= self.today.year + 5:
            raise forms.ValidationError(_("Look at the year of the first day."))
        return day
