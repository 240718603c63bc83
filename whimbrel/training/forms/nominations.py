"""What a government is asked when it puts persons forward."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import current_language
from whimbrel.core.uploads import CheckedFileField
from whimbrel.core.widgets import DayInput
from whimbrel.training.models import Registration
from whimbrel.training.queries.nominations import Left

PERSON = (
    "personal_title", "given_name", "family_name", "email", "position", "organisation", "sex",
    "language", "is_first_time", "wants_support",
)  # fmt: skip


class ScanField(CheckedFileField):
    """A scan or a file of a letter, looked at inside."""

    endings = (".pdf", ".png", ".jpg", ".jpeg", ".docx")
    default_error_messages = {
        "required": _("Choose the scan of the note verbale or letter."),
        "empty": _("The file is empty. Scan the letter again, or choose another file."),
        "too_large": _(
            "The file has %(size)s; at most %(most)s can be taken. Scan it in grey, at 150 dpi."
        ),
        "unknown": _(
            "This file is not a PDF, PNG, JPEG or DOCX file. Scan or save the letter as one of these."
        ),
    }


class PaperForm(forms.Form):
    """The letter that nominates. `key` was made with the empty form, so that one sent twice is kept once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    reference = forms.CharField(label=_("Reference of the letter"), max_length=100, required=False)
    dated_on = forms.DateField(
        label=_("Date of the letter"),
        required=False,
        widget=DayInput(),
    )
    authority = forms.CharField(label=_("Issuing authority"), max_length=200, required=False)
    file = ScanField(
        label=_("Note verbale or letter"), help_text=_("PDF, PNG, JPEG or DOCX, at most 10 MB.")
    )


class NomineeForm(forms.ModelForm):
    """One person. Left empty as a whole, nobody is meant."""

    class Meta:
        model = Registration
        fields = PERSON

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = current_language()
        self.fields["is_first_time"] = forms.TypedChoiceField(
            label=_("First time at a workshop"),
            required=False,
            choices=[("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))],
            coerce=lambda said: said == "yes",
            empty_value=None,
        )
        if self.is_bound:
            # Whoever begins a person, finishes it: the browser cannot know which of the boxes are meant.
            self.empty_permitted = True
            self.use_required_attribute = False

    @property
    def is_meant(self) -> bool:
        """A name or an address was typed."""
        return any(
            (self.data.get(self.add_prefix(name)) or "").strip()
            for name in ("given_name", "family_name", "email", "position")
        )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.is_meant:
            return said
        for name, words in (
            ("given_name", _("Give the given name as it stands in the passport.")),
            ("family_name", _("Give the family name as it stands in the passport.")),
            ("email", _("Give an address: the person confirms the place by e-mail.")),
        ):
            if name not in self.errors and not said.get(name):
                self.add_error(name, words)
        return said

    def _post_clean(self) -> None:
        """The record is made by the action; a form without its workshop cannot be checked as one."""

    def fields_of_record(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PERSON}


class NominationForm:
    """The letter and its persons: as many boxes as places are left, alternates after them."""

    def __init__(self, left: Left, data: Any = None, files: Any = None) -> None:
        self.paper = PaperForm(data, files)
        self.persons = [NomineeForm(data, prefix=f"person-{n}") for n in range(1, left.persons + 1)]
        self.alternates = [
            NomineeForm(data, prefix=f"alternate-{n}") for n in range(1, left.alternates + 1)
        ]
        self.is_bound = data is not None

    def meant(self) -> Iterator[tuple[NomineeForm, bool]]:
        """The boxes that somebody filled in, and whether each is an alternate's."""
        for form in self.persons:
            if form.is_meant:
                yield form, False
        for form in self.alternates:
            if form.is_meant:
                yield form, True

    def is_valid(self) -> bool:
        meant = list(self.meant())
        is_paper_valid = self.paper.is_valid()
        are_valid = [form.is_valid() for form, _is_alternate in meant]
        if is_paper_valid and not meant:
            self.paper.add_error(None, _("Name at least one person."))
            return False
        return is_paper_valid and all(are_valid)
