"""The plan: versions, steps, grades, targets, species."""

from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.day_fields import PastDayField
from whimbrel.core.languages import current_language, sort_key
from whimbrel.core.uploads import CheckedFileField
from whimbrel.core.widgets import DayInput
from whimbrel.nbsap.actions.keeping import Target
from whimbrel.nbsap.models import Criterion, Framework, Grade, NationalTarget, Nbsap, PlanStage
from whimbrel.nbsap.models.target import NUMBERS
from whimbrel.treaties.fields import RecordField, RegionField
from whimbrel.treaties.models import Instrument, Species

YEARS: dict[str, Any] = {"min_value": 1990, "max_value": 2100}
PAGE: dict[str, Any] = {"max_length": 20, "required": False}
# In which plans are written, as far as is known.
LANGUAGES = [
    "am", "ar", "az", "bg", "bs", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "hr", "hu", "hy",
    "id", "is", "it", "ja", "ka", "kk", "km", "ko", "ky", "lo", "lt", "lv", "mk", "mn", "ms", "my", "ne", "nl",
    "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tg", "th", "tk", "tr", "uk", "uz", "vi", "zh",
]  # fmt: skip
DAY = DayInput()


class LanguageField(forms.ChoiceField):
    """A language in which plans are written, by its name in the reader's own; where none must be chosen, also none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.choices = self._languages

    def _languages(self) -> list[tuple[str, Any]]:
        names = Locale.parse(current_language()).languages
        found = sorted(
            ((code, names.get(code, code)) for code in LANGUAGES), key=lambda one: sort_key(one[1])
        )
        return found if self.required else [("", _("not known")), *found]


class RegisterForm(forms.Form):
    """Which region's countries are shown."""

    region = RegionField()


class CompareForm(forms.Form):
    """Two versions whose assessments everybody may read."""

    first = RecordField(Nbsap.objects.none(), label=_("First plan"), to_field_name="code")
    second = RecordField(Nbsap.objects.none(), label=_("Second plan"), to_field_name="code")

    def __init__(self, *args: Any, plans: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.fields[name].queryset = plans  # type: ignore[attr-defined]


class VersionForm(forms.Form):
    """A version of the plan."""

    title = forms.CharField(
        label=pgettext_lazy("of a text", "Title"), max_length=300, required=False
    )
    year = forms.IntegerField(label=_("Year"), **YEARS)
    starts_year = forms.IntegerField(label=_("First year"), required=False, **YEARS)
    ends_year = forms.IntegerField(label=_("Last year"), required=False, **YEARS)
    framework = forms.ChoiceField(
        label=_("Written for"), required=False,
        choices=[("", _("not known")), *((one.value, one.label) for one in Nbsap.WRITTEN_FOR)],
    )  # fmt: skip
    adopted_by = forms.CharField(label=_("Adopted by"), max_length=200, required=False)
    source = forms.CharField(label=_("Source"), max_length=500)
    source_url = forms.URLField(
        label=_("Where it can be found"), max_length=500, required=False, assume_scheme="https"
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("starts_year"), given.get("ends_year")
        if first and last and last < first:
            self.add_error("ends_year", _("The last year lies before the first."))
        return given


class StageForm(forms.Form):
    """Which stage a version has reached, and since when."""

    kind = forms.ChoiceField(label=_("Stage"), choices=PlanStage.Kind.choices)
    on = PastDayField(label=_("Since"))
    is_year_only = forms.BooleanField(label=_("Only the year is known"), required=False)
    source = forms.CharField(label=_("Source"), max_length=500, required=False)


class DocumentForm(forms.Form):
    """Where the plan can be read in one language."""

    language = LanguageField(label=_("Language"))
    title = forms.CharField(label=pgettext_lazy("of a text", "Title"), max_length=300)
    url = forms.URLField(label=_("Address"), max_length=500, assume_scheme="https")


class StepForm(forms.Form):
    """That a step was taken, and what shows it."""

    done_on = PastDayField(label=_("Done on"))
    quotation = forms.CharField(
        label=_("What shows it, word for word"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )  # fmt: skip
    page = forms.CharField(label=_("Page"), **PAGE)
    url = forms.URLField(label=_("Address"), required=False, max_length=500, assume_scheme="https")
    language = LanguageField(label=_("Language of the address or file"), required=False)
    responsible = forms.CharField(
        label=_("Responsible office"), max_length=200, required=False, help_text=_("An office, not a name")
    )  # fmt: skip
    file = CheckedFileField(
        label=_("File"), required=False, help_text=_("Minutes, a letter, a draft. Your country and the Secretariat read it, and nobody else.")
    )  # fmt: skip


class ScorecardForm(forms.Form):
    """A grade for each criterion, with what shows it; a criterion without a grade is left as it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in Criterion:
            self.fields[f"{one.value}-grade"] = forms.TypedChoiceField(
                label=one.label, required=False, coerce=int, empty_value=None,
                choices=[("", _("not graded")), *Grade.choices],
            )  # fmt: skip
            self.fields[f"{one.value}-quotation"] = forms.CharField(
                label=_("What shows it, word for word"), required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"{one.value}-page"] = forms.CharField(label=_("Page"), **PAGE)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for one in Criterion:
            if given.get(f"{one.value}-quotation") and given.get(f"{one.value}-grade") is None:
                self.add_error(f"{one.value}-grade", _("Give the grade that these words show."))
        return given

    def grades(self) -> dict[str, dict[str, Any]]:
        """What was given, by criterion."""
        given = self.cleaned_data
        return {
            one.value: {
                part: given[f"{one.value}-{part}"] for part in ("grade", "quotation", "page")
            }
            for one in Criterion
            if given[f"{one.value}-grade"] is not None
        }


class TargetForm(forms.Form):
    """A national target, what it answers, and of which other it is a part. `target` is the one that is corrected."""

    code = forms.CharField(label=_("Number in the plan"), max_length=20)
    text = forms.CharField(
        label=_("Target, word for word"), widget=forms.Textarea(attrs={"rows": 4})
    )
    page = forms.CharField(label=_("Page"), **PAGE)
    parent = forms.ModelChoiceField(
        NationalTarget.objects.none(), label=_("Part of"), required=False, empty_label=_("a target of its own"),
        help_text=_("A sub-target or an action of another target of this plan"),
    )  # fmt: skip
    weight = forms.IntegerField(
        label=_("Weight"), required=False, min_value=1, max_value=100,
        help_text=_("Against the targets beside it, when progress is reckoned; 1 where nothing is said"),
    )  # fmt: skip
    provisions = forms.CharField(
        label=_("Provisions of conventions"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, beginning with the convention: CMS Art. III.4"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, nbsap: Nbsap, target: NationalTarget | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        whole = nbsap.targets.filter(parent=None)
        if target is not None:
            # What has parts of its own is no part.
            whole = whole.none() if target.parts.exists() else whole.exclude(pk=target.pk)
        self.fields["parent"].queryset = whole  # type: ignore[attr-defined]
        for one in Framework:
            self.fields[one.value] = forms.CharField(
                label=one.label, required=False, max_length=200,
                help_text=_("Numbers of targets, with commas: 4, 5, 20"),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for one in Framework:
            numbers = [part.strip() for part in given.get(one.value, "").split(",") if part.strip()]
            wrong = [number for number in numbers if number not in NUMBERS[one]]
            if wrong:
                self.add_error(
                    one.value, _("There is no target %(number)s there.") % {"number": ", ".join(wrong)}
                )  # fmt: skip
            given[one.value] = list(dict.fromkeys(numbers))
        return given

    def clean_provisions(self) -> list[tuple[Instrument, str]]:
        known = {one.code.casefold(): one for one in Instrument.objects.all()}
        found = []
        for line in self.cleaned_data["provisions"].splitlines():
            code, _space, provision = line.strip().partition(" ")
            if not code:
                continue
            if code.casefold() not in known:
                raise forms.ValidationError(
                    _("No convention or agreement is called %(code)s here."), params={"code": code}
                )
            found.append((known[code.casefold()], provision.strip()[:60]))
        return list(dict.fromkeys(found))

    def target(self) -> Target:
        """What was given, to be written."""
        given = self.cleaned_data
        return Target(
            given["code"], given["text"], given["page"],
            {one.value: given[one.value] for one in Framework}, given["provisions"],
            given["weight"] or 1, given["parent"],
        )  # fmt: skip


class SpeciesForm(forms.Form):
    """Which listed species the plan names."""

    species = forms.CharField(
        label=_("Species named in the plan"), required=False, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Scientific names, one a line"),
    )  # fmt: skip

    def clean_species(self) -> list[Species]:
        names = [line.strip() for line in self.cleaned_data["species"].splitlines() if line.strip()]
        known = {
            one.scientific_name.casefold(): one
            for one in Species.objects.filter(scientific_name__in=[name[:1].upper() + name[1:] for name in names])
        }  # fmt: skip
        wrong = [name for name in names if name.casefold() not in known]
        if wrong:
            raise forms.ValidationError(
                _("No listed species is called: %(names)s. Nothing was changed."),
                params={"names": "; ".join(wrong[:10])},
            )
        return [known[name.casefold()] for name in names]
