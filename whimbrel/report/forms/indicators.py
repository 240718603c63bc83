"""What is asked of who enters, moves or questions a value."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.uploads import CheckedFileField, SheetFileField
from whimbrel.report.models import Indicator, ReportingPeriod
from whimbrel.report.queries.breakdowns import Dimension, complaint_of_parts, dimensions


class ValueForm(forms.Form):
    """A value for one period."""

    period = forms.ModelChoiceField(ReportingPeriod.objects.none(), label=_("Period"))
    number = forms.DecimalField(label=_("Number"), required=False, max_digits=18, decimal_places=4)
    words = forms.CharField(
        label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    evidence = forms.CharField(
        label=_("What shows it"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence_url = forms.URLField(
        label=_("Address"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        self.fields["period"].queryset = ReportingPeriod.objects.filter(plan=indicator.plan_id)  # type: ignore[attr-defined]
        self.dimensions: list[Dimension] = []
        if indicator.kind == Indicator.Kind.WORDS:
            del self.fields["number"]
            return
        self.dimensions = dimensions()
        for one in self.dimensions:
            for code, name in one.parts:
                self.fields[f"{one.code}-{code}"] = forms.DecimalField(
                    label=name, required=False, min_value=0, max_digits=18, decimal_places=4
                )

    def plain(self) -> list[Any]:
        """The questions that every value answers."""
        return [self[name] for name in self.fields if "-" not in name]

    def broken(self) -> list[tuple[str, list[Any]]]:
        """For the page: each dimension with its fields."""
        return [
            (one.name, [self[f"{one.code}-{code}"] for code, _name in one.parts])
            for one in self.dimensions
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.indicator.kind == Indicator.Kind.WORDS:
            if not given.get("words") and "words" not in self.errors:
                self.add_error("words", _("Say it in words."))
        elif given.get("number") is None and "number" not in self.errors:
            self.add_error("number", _("Enter the number."))
        given["parts"] = self._parts(given)
        return given

    def _parts(self, given: dict[str, Any]) -> dict[str, dict[str, str]]:
        """The parts by dimension; a dimension whose parts do not add up to the number is complained of."""
        found = {}
        for one in self.dimensions:
            told = {code: given.pop(f"{one.code}-{code}", None) for code, _name in one.parts}
            parts = {code: f"{part:f}" for code, part in told.items() if part is not None}
            number = given.get("number")
            wrong = complaint_of_parts(one, parts, number) if parts and number is not None else ""
            if wrong:
                self.add_error(f"{one.code}-{next(iter(parts))}", wrong)
            if parts:
                found[one.code] = parts
        return found


class NoteForm(forms.Form):
    """A question, or an answer."""

    words = forms.CharField(
        label=_("Your words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ValueSheetForm(forms.Form):
    """The sheet, filled in."""

    file = SheetFileField(
        label=_("Filled-in sheet (XLSX or CSV)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class OpenPeriodForm(forms.Form):
    """Why a period is opened again."""

    reason = forms.CharField(
        label=_("Why it is opened"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Say why it is opened: it stands in the journal, and with every value.")},
    )  # fmt: skip


class ValueFileForm(forms.Form):
    """A photo or document that shows a value."""

    title = forms.CharField(label=_("Title"), max_length=200)
    upload = CheckedFileField(label=_("File"), help_text=_("PDF, pictures and office files, 10 MB"))
    is_public = forms.BooleanField(
        label=_("Everybody may see it once the value counts"), required=False,
        help_text=_("Only where whoever stands in it agreed."),
    )  # fmt: skip
