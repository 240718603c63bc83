"""What people fill in to put a text to the Parties, to answer for one, and to mind it."""

from typing import Any, ClassVar

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.forms.spoken import MomentField, SpokenForm, line, paragraphs
from whimbrel.community.models import Consultation, ConsultedParty, PartyVoice, Space
from whimbrel.treaties.models import Instrument, Region

Position = PartyVoice.Position
LONGEST = 20_000


class ConsultationForm(SpokenForm):
    """A text for the Parties of an instrument, or of one region of it."""

    spoken: ClassVar[dict[str, Any]] = {
        "title": line(_("Title"), 200),
        "text": paragraphs(_("Text"), 50_000, 12, _("An empty line begins a paragraph")),
    }
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            ("positions", _("Consultation: each Party takes a position")),
            ("silence", _("Silence procedure: adopted at the deadline unless a Party objects")),
        ],
        widget=forms.RadioSelect,
    )
    instrument = forms.ModelChoiceField(
        label=_("Parties to"), queryset=Instrument.objects.none(),
        error_messages={"required": _("Say whose Parties are asked.")},
    )  # fmt: skip
    region = forms.ModelChoiceField(
        label=_("Only of the region"), queryset=Region.objects.none(), required=False
    )
    closes_at = MomentField(label=_("Deadline"))
    is_outcome_public = forms.BooleanField(
        label=_("When it is over, everybody may read the text and what came of it"), required=False
    )
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instruments = Instrument.objects.exclude(kind=Instrument.Kind.SISTER_CONVENTION)
        self.fields["instrument"].queryset = instruments.order_by("code")  # type: ignore[attr-defined]
        self.fields["region"].queryset = Region.objects.filter(within=None).order_by("name_en")  # type: ignore[attr-defined]
        self.initial.setdefault("instrument", space.instrument_id)
        self.initial.setdefault("region", space.region_id)

    def clean_closes_at(self) -> Any:
        return _to_come(self.cleaned_data["closes_at"])


class VoiceForm(forms.Form):
    """What is said for one Party."""

    position = forms.ChoiceField(
        label=pgettext_lazy("of a Party", "Position"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a position. Nothing was sent.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_silence = consultation.is_silence
        example = PartyVoice()
        choices = []
        for position in Position:
            example.position = position
            if not (self.is_silence and position == Position.ABSTAIN):
                choices.append((position.value, example.said(in_silence=self.is_silence)))
        self.fields["position"].choices = choices  # type: ignore[attr-defined]
        if self.is_silence:
            self.fields["words"].help_text = _("With an objection, your reason")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        needs_words = {Position.COMMENT.value} | ({Position.NO.value} if self.is_silence else set())
        if given.get("position") in needs_words and not (given.get("words") or "").strip():
            self.add_error("words", _("Write it in a few words. Nothing was sent."))
        return given


class PaperForm(VoiceForm):
    """What a Party wrote to the Secretariat on paper."""

    party = forms.ModelChoiceField(label=_("Party"), queryset=ConsultedParty.objects.none())
    came_at = MomentField(label=_("Received at"))
    field_order = ("party", "came_at", "position", "words")

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, consultation=consultation, **kwargs)
        parties = consultation.parties.select_related("country").order_by("country__name_en")
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        self.fields["party"].label_from_instance = lambda one: one.country.name  # type: ignore[attr-defined]


class ChangeForm(forms.Form):
    """More time for the Parties, or, without a new deadline, the text taken back."""

    closes_at = MomentField(label=_("New deadline"))
    why = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("All who were asked read it."),
        error_messages={"required": _("Say why, in a few words.")},
    )

    def __init__(self, *args: Any, takes_back: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if takes_back:
            del self.fields["closes_at"]

    def clean_closes_at(self) -> Any:
        return _to_come(self.cleaned_data["closes_at"])


class OutcomeForm(SpokenForm):
    """What came of it, in words."""

    spoken: ClassVar[dict[str, Any]] = {"outcome": paragraphs(_("Outcome"), 10_000, 6)}


def _to_come(moment: Any) -> Any:
    if moment <= now():
        raise forms.ValidationError(_("Choose a time that is still to come."))
    return moment
