"""A report begun, and a draft that comes back from Word."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.documents.docx import (
    DocumentRefused,
    TemplateRefused,
    check_template,
    read_written,
)
from whimbrel.core.languages import LANGUAGES
from whimbrel.core.uploads import CheckedFileField
from whimbrel.report.actions.begin_report import NAMES, needed_by
from whimbrel.report.models import Report, ReportSchedule
from whimbrel.report.models.report import REFUSED
from whimbrel.report.models.schedule import ABOUT
from whimbrel.treaties.models import Country, Region
from whimbrel.workplan.models import Grant, WorkPlan

PATTERNS = {
    **dict(ReportSchedule.Pattern.choices),
    "national-plans": _("Migratory species in national biodiversity plans"),
}


class BeginReportForm(forms.ModelForm[Report]):
    """A new report, and what it begins with: a pattern, or an earlier report."""

    pattern = forms.ChoiceField(label=_("Begin with"))
    plan = forms.ModelChoiceField(WorkPlan.objects, label=_("Work plan"), required=False)
    grant = forms.ModelChoiceField(Grant.objects, label=_("Grant"), required=False)
    region = forms.ModelChoiceField(
        Region.objects.filter(within=None), label=_("Region"), required=False
    )
    country = forms.ModelChoiceField(Country.objects, label=_("Country"), required=False)

    field_order = ("pattern", "plan", "grant", "region", "country")

    class Meta:
        model = Report
        fields = (
            "slug", "title_en", "instrument", "meeting", "dated_on", "period_starts_on", "cut_off_on",
        )  # fmt: skip
        widgets: ClassVar[dict[str, forms.Widget]] = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("dated_on", "period_starts_on", "cut_off_on")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = [(f"like-{one.pk}", str(one)) for one in Report.objects.all()]
        self.fields["pattern"].choices = [  # type: ignore[attr-defined]
            *((name, PATTERNS[name]) for name in NAMES), (_("An earlier report"), earlier),
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        pattern = cleaned.get("pattern")
        for name in needed_by(pattern) if pattern in NAMES else ():
            if not cleaned.get(name):
                self.add_error(name, _("Choose what the report is about."))
        return cleaned

    @property
    def about(self) -> dict[str, str]:
        """What was chosen, by the names that figures use."""
        chosen = {name: self.cleaned_data.get(name) for name in ABOUT}
        return {name: getattr(one, ABOUT[name]) for name, one in chosen.items() if one}

    @property
    def like(self) -> Report | None:
        """The earlier report it begins with."""
        found: str = self.cleaned_data["pattern"]
        return Report.objects.get(pk=found[5:]) if found.startswith("like-") else None


class WordFileField(CheckedFileField):
    endings = (".docx",)


class TemplateForm(forms.Form):
    """A report's own Word template."""

    file = WordFileField(label=_("Word template"))

    def clean_file(self) -> bytes:
        """Its bytes, if it runs, holds and fetches nothing foreign."""
        body: bytes = self.cleaned_data["file"].read()
        try:
            check_template(body)
        except TemplateRefused as refused:
            raise forms.ValidationError(REFUSED[refused.reason]) from None
        return body


class ReturnedFileForm(forms.Form):
    """A draft that comes back from Word."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    file = WordFileField(label=_("Word file"))

    def clean_file(self) -> bytes:
        """Its bytes, if Word's own remarks can be read in it."""
        file = self.cleaned_data["file"]
        self.file_name = str(file.name)
        body: bytes = file.read()
        try:
            read_written(body)
        except DocumentRefused:
            raise forms.ValidationError(
                _("This is not a Word document (.docx) that can be opened.")
            ) from None
        return body
