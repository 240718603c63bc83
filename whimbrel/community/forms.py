"""What people fill in when they write."""

from typing import Any

from django import forms
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Space, Subscription, Thread
from whimbrel.core.languages import LANGUAGES
from whimbrel.treaties.models import Instrument, Region

LONGEST = 50_000


def new_key() -> str:
    """A name for what is about to be written, so that what is sent twice is written once."""
    return get_random_string(32)


class PostForm(forms.Form):
    """An answer in a thread, or the same words being looked at before they are sent."""

    words = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_(
            "Write as in an e-mail. An empty line begins a paragraph; **two stars** make a word strong, "
            "a line that begins with > quotes."
        ),
        error_messages={"required": _("Write something first. Nothing was sent.")},
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=LANGUAGES)
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)


class ThreadForm(forms.Form):
    """A new thread with its first post."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Thread.Kind, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Give it a title, so that others find it in a list.")},
    )
    words = forms.CharField(
        label=_("Your words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        error_messages={"required": _("Write something first. Nothing was sent.")},
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=LANGUAGES)
    instrument = forms.ModelChoiceField(
        label=_("Instrument"), queryset=Instrument.objects.none(), required=False
    )
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.none(), required=False
    )
    species_group = forms.CharField(label=_("Species group"), max_length=60, required=False)
    agenda_item = forms.CharField(label=_("Agenda item"), max_length=30, required=False)
    tags = forms.CharField(
        label=_("Tags"), required=False, help_text=_("A few words, with commas between them")
    )
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instruments = Instrument.objects.order_by("code")
        regions = Region.objects.order_by("name_en")
        self.fields["instrument"].queryset = instruments  # type: ignore[attr-defined]
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        self.initial.setdefault("instrument", space.instrument_id)
        self.initial.setdefault("region", space.region_id)

    def clean_tags(self) -> list[str]:
        return [word for word in self.cleaned_data["tags"].split(",") if word.strip()]


class SubscriptionForm(forms.Form):
    """How often a space writes to somebody."""

    often = forms.ChoiceField(
        label=_("How this space writes to you"),
        choices=Subscription.Often,
        widget=forms.RadioSelect,
    )


class FlagForm(forms.Form):
    """Why a post should not stand as it does."""

    why = forms.CharField(
        label=_("What is wrong with this post"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Only those who keep order in this space read it."),
        error_messages={"required": _("Say in a few words what is wrong.")},
    )


class OrderForm(forms.Form):
    """What is to become of a thread."""

    DEEDS = [
        ("pin", _("Keep it on top of the space, or let it go")),
        ("close", _("Close it to answers, or open it again")),
        ("move", _("Move it to another space")),
        ("split", _("Put some posts into a thread of their own")),
        ("merge", _("Put its posts behind those of another thread")),
        ("remove", _("Take it out of sight")),
    ]
    NEEDS = {"move": ["space"], "split": ["numbers", "title"], "merge": ["thread"]}

    deed = forms.ChoiceField(label=_("What to do"), choices=DEEDS, widget=forms.RadioSelect)
    space = forms.ModelChoiceField(
        label=_("To which space"), queryset=Space.objects.none(), required=False
    )
    numbers = forms.CharField(
        label=_("Which posts"), required=False, help_text=_("Their numbers, such as 4, 7, 8")
    )
    title = forms.CharField(label=_("Title of the new thread"), max_length=200, required=False)
    thread = forms.ModelChoiceField(
        label=_("Behind which thread"),
        queryset=Thread.objects.none(),
        required=False,
        widget=forms.NumberInput,
        help_text=_("Its number, as in its address"),
    )

    def __init__(self, *args: Any, spaces: Any, threads: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["space"].queryset = spaces  # type: ignore[attr-defined]
        self.fields["thread"].queryset = threads  # type: ignore[attr-defined]

    def clean_numbers(self) -> list[int]:
        words = self.cleaned_data["numbers"].replace(",", " ").split()
        if not all(word.isdecimal() for word in words):
            raise forms.ValidationError(_("Write numbers only, with commas between them."))
        return [int(word) for word in words]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in self.NEEDS.get(given.get("deed", ""), []):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, _("This is needed for what you chose."))
        return given
