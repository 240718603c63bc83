"""What a reader may ask of the graph and the map, and what is written into a file on a non-Party."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models import Approach, Counterpart, Obstacle, RecruitmentFile, Stage
from whimbrel.core.day_fields import PastDayField
from whimbrel.core.languages import LANGUAGES
from whimbrel.core.sending import SendingMixin
from whimbrel.core.uploads import CheckedFileField
from whimbrel.core.widgets import DayInput
from whimbrel.people.models import User
from whimbrel.treaties.fields import DayField, DayForm, RegionField
from whimbrel.treaties.models import Country, Instrument, Region


class GraphForm(DayForm):
    """Up to which day, and for which region, the graph is drawn."""

    on = DayField(label=_("Up to"))
    region = RegionField()


class MapForm(DayForm):
    """On which day the map is drawn."""


class BoardForm(forms.Form):
    """Of which instrument and in which stage the files of the board are; empty, all."""

    instrument = forms.ModelChoiceField(
        Instrument.objects.none(), label=_("Instrument"), required=False, empty_label=_("All"),
        to_field_name="slug",
    )  # fmt: skip
    stage = forms.ChoiceField(
        label=_("Stage"), choices=[("", _("All")), *Stage.Step.choices], required=False
    )
    mine = forms.BooleanField(label=_("Only with tasks of mine"), required=False)

    def __init__(self, *args: Any, files: QuerySet[RecruitmentFile], **kwargs: Any) -> None:
        """`files` are those that the officer keeps; only their instruments can be chosen."""
        super().__init__(*args, **kwargs)
        ours = Instrument.objects.filter(pk__in=files.values("instrument")).order_by("code")
        self.fields["instrument"].queryset = ours  # type: ignore[attr-defined]


class OpenFileForm(forms.Form):
    """On which State and instrument a file is opened."""

    country = forms.ModelChoiceField(Country.objects.none(), label=_("Country"))
    instrument = forms.ModelChoiceField(Instrument.objects.none(), label=_("Instrument"))

    def __init__(self, *args: Any, countries: QuerySet[Country], **kwargs: Any) -> None:
        """`countries` are those that the officer keeps."""
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = countries.order_by("name_en")  # type: ignore[attr-defined]
        self.fields["instrument"].queryset = Instrument.objects.order_by("code")  # type: ignore[attr-defined]


class StageForm(forms.Form):
    """Which stage is reached, since when."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.Step.choices)
    since = PastDayField(label=_("Since"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class ApproachForm(forms.Form):
    """One contact, and what is next."""

    day = forms.DateField(label=_("Day"), widget=DayInput())
    kind = forms.ChoiceField(label=_("Kind"), choices=Approach.Kind.choices)
    person = forms.ModelChoiceField(
        Counterpart.objects.none(), label=_("With whom"), required=False
    )
    office = forms.CharField(
        label=_("With which office"), max_length=200, required=False,
        help_text=_("An office, not a name"),
    )  # fmt: skip
    outcome = forms.CharField(
        label=_("What came of it"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    next_step = forms.CharField(label=_("Next step"), max_length=300, required=False)
    next_on = forms.DateField(label=_("Next step by"), required=False, widget=DayInput())
    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Who does the next step"), required=False
    )

    def __init__(
        self, *args: Any, file: RecruitmentFile, officers: QuerySet[User], **kwargs: Any
    ) -> None:
        """`officers` are those who keep the file."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = officers  # type: ignore[attr-defined]
        self.fields["person"].queryset = file.counterparts.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("next_on") and not given.get("next_step"):
            self.add_error("next_step", _("Say what is to be done by that day."))
        return given


class ObstacleForm(forms.Form):
    """What is in the way, and our answer."""

    kind = forms.ChoiceField(label=_("Obstacle"), choices=Obstacle.Kind.choices)
    answer = forms.CharField(
        label=_("Our answer"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class CounterpartForm(forms.ModelForm):
    """A person, in which office, from when until when."""

    class Meta:
        model = Counterpart
        fields = (
            "name", "office", "relation", "email", "language", "starts_on", "ends_on",
            "basis", "basis_on", "basis_how",
        )  # fmt: skip
        widgets: ClassVar[dict[str, forms.Widget]] = {
            name: DayInput() for name in ("starts_on", "ends_on", "basis_on")
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        starts_on, ends_on = given.get("starts_on"), given.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The end lies before the beginning."))
        if given.get("basis") and not given.get("basis_on"):
            self.add_error("basis_on", _("Say since which day."))
        return given


class NoteForm(forms.Form):
    """What is worth knowing of a file, in free words."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Offices, not names: what it said before is kept."),
    )


class RegionsForm(forms.Form):
    """Which regions' files an officer keeps; none for all."""

    regions = forms.ModelMultipleChoiceField(
        Region.objects.none(), label=_("Regions"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("None chosen: the files of all regions."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regions"].queryset = Region.objects.filter(within=None)  # type: ignore[attr-defined]


class PaperForm(forms.Form):
    """A document for the file, under a title."""

    title = forms.CharField(label=_("Title"), max_length=200)
    upload = CheckedFileField(label=_("File"), help_text=_("PDF, pictures and office files, 10 MB"))


class MailingForm(SendingMixin, forms.Form):
    """One letter to all files of an instrument in a stage, in one language."""

    instrument = forms.ModelChoiceField(Instrument.objects.none(), label=_("Instrument"))
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.Step.choices)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    subject = forms.CharField(label=_("Subject"), max_length=200)
    words = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instrument"].queryset = Instrument.objects.order_by("code")  # type: ignore[attr-defined]
