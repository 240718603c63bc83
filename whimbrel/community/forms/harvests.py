"""What goes from a thread into the Manual."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Thread
from whimbrel.core.languages import LANGUAGES
from whimbrel.manual.actions.harvest import Gathered
from whimbrel.manual.models import SOURCE, PartPage

AREA = {"rows": 10, "dir": "auto"}


class HarvestForm(forms.Form):
    """A question with its answer, an example or an article: in English, and in the thread's own language where it has another."""

    KINDS = [
        ("question", _("A question with its answer")),
        ("example", _("A practice example")),
        ("article", _("A draft of an article")),
    ]

    kind = forms.ChoiceField(label=_("What it becomes"), choices=KINDS, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title or question, in English"), max_length=250)
    text = forms.CharField(
        label=_("Text or answer, in English"),
        max_length=50_000,
        widget=forms.Textarea(attrs=AREA),
        help_text=_("Thanks to those who wrote are added by themselves, by office and country."),
    )
    own_title = forms.CharField(label="", max_length=250, required=False)
    own_text = forms.CharField(
        label="", max_length=50_000, required=False, widget=forms.Textarea(attrs=AREA)
    )
    part = forms.ModelChoiceField(
        label=_("Part of the Manual"), queryset=PartPage.objects.none(), required=False,
        help_text=_("For an article"),
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("Those who wrote agree that everybody reads it"),
        error_messages={"required": _("The space is not public. Ask those who wrote first.")},
    )
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args: Any, thread: Thread, needs_consent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = thread.language
        parts = PartPage.objects.filter(locale__language_code=SOURCE).order_by("path")
        self.fields["part"].queryset = parts  # type: ignore[attr-defined]
        if not needs_consent:
            del self.fields["agreed"]
        if self.language == SOURCE:
            del self.fields["own_title"], self.fields["own_text"]
        else:
            said = {"language": dict(LANGUAGES)[self.language]}
            self.fields["own_title"].label = _("Title or question: %(language)s") % said
            self.fields["own_text"].label = _("Text or answer: %(language)s") % said

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == "article" and not given.get("part"):
            self.add_error("part", _("Choose the part in which the article begins."))
        if bool(given.get("own_title")) != bool(given.get("own_text")):
            missing = "own_text" if given.get("own_title") else "own_title"
            self.add_error(missing, _("Fill in both, or neither."))
        return given

    def words(self) -> dict[str, Gathered]:
        """By language. Call it on a form that is valid."""
        given = self.cleaned_data
        found = {SOURCE: Gathered(given["title"], given["text"])}
        if given.get("own_title"):
            found[self.language] = Gathered(given["own_title"], given["own_text"])
        return found
