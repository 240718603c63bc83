from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import direction
from whimbrel.core.widgets import DayInput
from whimbrel.manual.models import ArticlePage, Checklist
from whimbrel.manual.queries.segments import Beside, Workbench
from whimbrel.manual.queries.ways import About
from whimbrel.treaties.models import NATIONAL, Country, Meeting

ANY = ("", _("All"))
LARGEST_PO = 2 * 1024 * 1024


class WantedForm(forms.Form):
    """What the contents are narrowed to. A word nobody knows narrows nothing."""

    instrument = forms.ChoiceField(label=_("Instrument"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False)
    level = forms.ChoiceField(label=_("For whom"), required=False)

    def __init__(self, asked: dict[str, str], *, about: About) -> None:
        super().__init__(asked)
        choices: dict[str, list[tuple[Any, Any]]] = {
            "instrument": [(one.code, one.short_name) for one in about.all_instruments],
            "region": [(one.code, one.name) for one in about.all_regions],
            "role": [(role.value, role.label) for role in NATIONAL],
            "level": [(level.value, level.label) for level in ArticlePage.Level if level.value],
        }
        for name, known in choices.items():
            field: Any = self.fields[name]
            field.choices = [ANY, *known]


class CitedForm(forms.Form):
    """Which text a citation means: a version by its number, or the one of a day."""

    version = forms.IntegerField(required=False, min_value=1)
    on = forms.DateField(required=False)


class SinceForm(forms.Form):
    since = forms.DateField(label=_("Since"), required=False, widget=DayInput())

    def day(self, otherwise: date) -> date:
        """The day asked for; the other where none was, or where it is no day."""
        return (self.is_valid() and self.cleaned_data["since"]) or otherwise


class SegmentsForm(forms.Form):
    """An article piece by piece. What is left empty stays untranslated, and is shown in English in its place."""

    says_all = forms.BooleanField(
        label=_("This says all that the English text says today"),
        required=False,
        help_text=_("Tick it when you have brought in what changed: readers lose the warning."),
    )

    def __init__(self, data: Any, *, bench: Workbench, language: str) -> None:
        super().__init__(data)
        self.bench = bench
        for one in bench.pieces:
            short = one.kind in ("title", "heading", "subheading")
            lines = 1 if short else max(2, len(one.segment.source) // 60)
            self.fields[f"piece-{one.segment.key}"] = forms.CharField(
                label=one.segment.source,
                required=False,
                initial=one.segment.target,
                max_length=200 if short else 5000,
                widget=forms.Textarea(
                    attrs={"rows": lines, "lang": language, "dir": direction(language)}
                ),
            )

    def words(self) -> dict[str, str]:
        return {
            name.removeprefix("piece-"): value.replace("\r\n", "\n")
            for name, value in self.cleaned_data.items()
            if name.startswith("piece-")
        }

    def rows(self) -> list[tuple[Beside, forms.BoundField]]:
        """Each piece with its question."""
        return [(one, self[f"piece-{one.segment.key}"]) for one in self.bench.pieces]


class PoForm(forms.Form):
    file = forms.FileField(label=_("The PO file that came back"), max_length=150)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_PO:
            raise forms.ValidationError(
                _("The file is larger than 2 MB. Send one article at a time.")
            )
        return file


class WordingForm(forms.Form):
    """Other words for a paragraph, in the light Markdown that letters use as well."""

    words = forms.CharField(
        label=_("The words you propose"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("**Two stars** make words bold, *one star* leans them, [words](address) link."),
    )
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What it rests on: a resolution, a letter, your own practice."),
    )
    key = forms.SlugField(max_length=40, widget=forms.HiddenInput)


class SettleForm(forms.Form):
    """What the editor does with proposed words. Declining needs a reason."""

    words = forms.CharField(
        label=_("The words as they go into the article"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    answer = forms.CharField(
        label=_("Your answer to the proposer"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They get it by e-mail. Needed where you decline."),
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if "decline" in self.data and not told.get("answer"):
            self.add_error("answer", _("Nothing was decided yet: say why you decline."))
        return told


class BeginForm(forms.Form):
    """For whom a checklist is begun, and from which day its days count."""

    country = forms.ModelChoiceField(
        Country.objects.none(), label=_("For whom"), required=False, empty_label=_("For me alone")
    )
    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("For which meeting"))
    starts_on = forms.DateField(label=_("First day in the post"), widget=DayInput())

    def __init__(
        self,
        data: Any,
        *,
        counts_from: str,
        countries: list[Country],
        meetings: list[Meeting],
        first_day: date | None,
    ) -> None:
        super().__init__(data, initial={"starts_on": first_day})
        asked: dict[str, Any] = self.fields
        if counts_from == Checklist.CountsFrom.MEETING:
            del asked["starts_on"]
            asked["meeting"].queryset = Meeting.objects.filter(pk__in=[one.pk for one in meetings])
        else:
            del asked["meeting"]
        if countries:
            asked["country"].queryset = Country.objects.filter(pk__in=[c.pk for c in countries])
            asked["country"].help_text = _("A country’s list is seen and ticked by all its people.")
        else:
            del asked["country"]

    def wanted(self) -> dict[str, Any]:
        """What the action needs."""
        return dict(self.cleaned_data)


class FeedbackForm(forms.Form):
    """Whether an article helped. Who says no may say why."""

    has_helped = forms.ChoiceField(
        label=_("Was this helpful?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("What is missing or wrong?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nothing is kept of who you are; write no names."),
    )
    key = forms.SlugField(max_length=40, widget=forms.HiddenInput)

    def wanted(self) -> dict[str, Any]:
        """What the action needs."""
        told = self.cleaned_data
        return {
            "has_helped": told["has_helped"] == "yes",
            "reason": told["reason"],
            "key": told["key"],
        }


class ProcedureForm(forms.Form):
    """A country's own words beside an article. Emptied, they are taken away."""

    words = forms.CharField(
        label=_("How we do it at home"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "Who signs, which office to ask, how long it takes. Empty it to take it away. "
            "**Two stars** make words bold; a line that begins with - is an item of a list."
        ),
    )


class ConsultForm(forms.Form):
    """Until when a draft is before the Parties, and what is asked of them."""

    closes_on = forms.DateField(label=_("Open until the end of"), widget=DayInput())
    question = forms.CharField(
        label=_("What you ask"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_closes_on(self) -> date:
        day: date = self.cleaned_data["closes_on"]
        if day <= self.today:
            raise forms.ValidationError(_("Nothing was opened: choose a day after today."))
        return day


class CommentForm(forms.Form):
    """A comment on one paragraph of a draft, or on the whole."""

    piece_key = forms.CharField(max_length=80, required=False)
    words = forms.CharField(label=_("Your comment"), max_length=4000)
    key = forms.SlugField(max_length=60)

    def __init__(self, data: Any, *, keys: list[str]) -> None:
        super().__init__(data)
        self.keys = keys

    def clean_piece_key(self) -> str:
        key: str = self.cleaned_data["piece_key"]
        if key and key not in self.keys:
            raise forms.ValidationError(_("The draft has no such paragraph. Nothing was kept."))
        return key


class AnswerForm(forms.Form):
    answer = forms.CharField(label=_("Your answer"), max_length=4000)
