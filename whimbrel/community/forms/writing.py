"""What people fill in when they write."""

from typing import Any

from django import forms
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Space, Thread
from whimbrel.core.languages import LANGUAGES, current_language
from whimbrel.core.pasting import is_from_word, markdown_of
from whimbrel.core.traps import TrapMixin
from whimbrel.manual.models import ArticlePage
from whimbrel.manual.queries.contents import contents
from whimbrel.treaties.models import Instrument, Region

LONGEST = 50_000


def new_key() -> str:
    """A name for what is about to be written, so that what is sent twice is written once."""
    return get_random_string(32)


def as_typed(words: str) -> str:
    """The words; where what Word had made of them came along, without it."""
    return markdown_of(words) if is_from_word(words) else words


class PostForm(TrapMixin, forms.Form):
    """An answer in a thread, or the same words being looked at before they are sent."""

    words = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_(
            "Write as in an e-mail. An empty line begins a paragraph; **two stars** make a word strong, "
            "a line that begins with > quotes. @ calls somebody: @Kenya, @NFP Kenya, @all, or a name."
        ),
        error_messages={"required": _("Write something first. Nothing was sent.")},
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=LANGUAGES)
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        return as_typed(self.cleaned_data["words"])


class ArticleField(forms.ModelChoiceField):
    """An article of the Manual, by its title in the reader's language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=ArticlePage.objects.none(), required=False, **kwargs)
        self._titles: dict[int, str] = {}

    def offer(self) -> None:
        """Read which articles there are, in the order of the Manual."""
        parts = contents(current_language(), with_members_only=True)
        self._titles = {one.source_id: one.title for part in parts for one in part.articles}
        found = ArticlePage.objects.filter(pk__in=self._titles).only("pk").order_by("path")
        self.queryset = found

    def label_from_instance(self, obj: Any) -> str:
        return self._titles[obj.pk]


class FacetForm(forms.Form):
    """What a thread is about, beside its space."""

    instrument = forms.ModelChoiceField(
        label=_("Instrument"), queryset=Instrument.objects.none(), required=False
    )
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.none(), required=False
    )
    article = ArticleField(label=_("Article of the Manual"))
    species_group = forms.CharField(label=_("Species group"), max_length=60, required=False)
    agenda_item = forms.CharField(label=_("Agenda item"), max_length=30, required=False)
    tags = forms.CharField(
        label=_("Tags"), required=False, help_text=_("A few words, with commas between them")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instruments = Instrument.objects.order_by("code")
        regions = Region.objects.order_by("name_en")
        self.fields["instrument"].queryset = instruments  # type: ignore[attr-defined]
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        self.fields["article"].offer()  # type: ignore[attr-defined]

    def clean_tags(self) -> list[str]:
        return [word for word in self.cleaned_data["tags"].split(",") if word.strip()]


class ThreadForm(TrapMixin, FacetForm):
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
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)
    # Of no use to who keeps the thread.
    TRAPS = ("website", "shown_at")
    field_order = ["kind", "title", "words", "language"]

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("instrument", space.instrument_id)
        self.initial.setdefault("region", space.region_id)

    def clean_words(self) -> str:
        return as_typed(self.cleaned_data["words"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        return {name: value for name, value in given.items() if name not in self.TRAPS}
